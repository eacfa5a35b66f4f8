package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import dev.culprit.core.source.Dialect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.OverlapsCondition;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TimezoneExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.WindowOffset;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseXor;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NamedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.expression.operators.relational.SimilarToExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/// Walks expressions of one scope. Only the node classes listed here exist for it, compared exactly:
/// a class the parser gains later, or a subclass, is refused.
final class ExpressionWalker {
    private static final int MAX_DEPTH = 150;
    private static final int MAX_CHAIN = 1_000;

    private static final Set<Class<?>> OPERATORS =
            Set.of(
                    Addition.class,
                    Subtraction.class,
                    Multiplication.class,
                    Division.class,
                    Modulo.class,
                    BitwiseXor.class,
                    Concat.class,
                    AndExpression.class,
                    OrExpression.class,
                    EqualsTo.class,
                    NotEqualsTo.class,
                    GreaterThan.class,
                    GreaterThanEquals.class,
                    MinorThan.class,
                    MinorThanEquals.class,
                    RegExpMatchOperator.class,
                    IsDistinctExpression.class);

    private static final Set<Class<?>> LITERALS =
            Set.of(LongValue.class, DoubleValue.class, BooleanValue.class, NullValue.class);

    private static final Set<Class<?>> OTHERS =
            Set.of(
                    StringValue.class,
                    DateUnitExpression.class,
                    LikeExpression.class,
                    SimilarToExpression.class,
                    Column.class,
                    Function.class,
                    AnalyticExpression.class,
                    CastExpression.class,
                    CaseExpression.class,
                    WhenClause.class,
                    DateTimeLiteralExpression.class,
                    ExtractExpression.class,
                    IntervalExpression.class,
                    TimeKeyExpression.class,
                    TimezoneExpression.class,
                    TrimFunction.class,
                    NotExpression.class,
                    SignedExpression.class,
                    OverlapsCondition.class,
                    Between.class,
                    InExpression.class,
                    ExistsExpression.class,
                    AnyComparisonExpression.class,
                    IsNullExpression.class,
                    IsBooleanExpression.class,
                    IsUnknownExpression.class,
                    ExpressionList.class,
                    ParenthesedExpressionList.class,
                    NamedExpressionList.class,
                    ArrayExpression.class,
                    CollateExpression.class,
                    ParenthesedSelect.class);

    private static final Set<String> UNITS =
            Set.of(
                    "year",
                    "years",
                    "quarter",
                    "quarters",
                    "month",
                    "months",
                    "week",
                    "weeks",
                    "day",
                    "days",
                    "hour",
                    "hours",
                    "minute",
                    "minutes",
                    "second",
                    "seconds",
                    "millisecond",
                    "milliseconds",
                    "microsecond",
                    "microseconds",
                    "decade",
                    "century",
                    "millennium",
                    "dow",
                    "isodow",
                    "doy",
                    "epoch",
                    "isoyear",
                    "dayofweek",
                    "dayofyear",
                    "weekday",
                    "yearweek",
                    "julian",
                    "epoch_second");

    private final Walk walk;
    private final SelectWalker selects;
    private final Scope scope;
    private final Facts facts = new Facts();
    private int depth;

    ExpressionWalker(Walk walk, SelectWalker selects, Scope scope) {
        this.walk = walk;
        this.selects = selects;
        this.scope = scope;
    }

    Facts facts() {
        return facts;
    }

    void readAll(@Nullable Collection<? extends Expression> expressions) {
        if (expressions != null) {
            expressions.forEach(this::read);
        }
    }

    void read(@Nullable Expression expression) {
        if (expression == null || LITERALS.contains(expression.getClass())) {
            return;
        }
        if (OPERATORS.contains(expression.getClass())) {
            deeper();
            operators((BinaryExpression) expression);
            depth--;
        } else if (OTHERS.contains(expression.getClass())) {
            deeper();
            other(expression);
            depth--;
        } else {
            throw new RefusedException(
                    Reason.FORBIDDEN_CLAUSE,
                    "Expressions of the kind %s are not allowed."
                            .formatted(expression.getClass().getSimpleName()));
        }
    }

    private void deeper() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw tooLarge();
        }
    }

    private static RefusedException tooLarge() {
        return new RefusedException(
                Reason.TOO_LARGE, "An expression of the query is too long; shorten it.");
    }

    /// Chains such as a thousand ORs lean to the left; they are unrolled rather than recursed into.
    private void operators(BinaryExpression chain) {
        Deque<Expression> rights = new ArrayDeque<>();
        Expression left = chain;
        while (left instanceof BinaryExpression binary && OPERATORS.contains(left.getClass())) {
            rights.push(binary.getRightExpression());
            left = binary.getLeftExpression();
        }
        if (rights.size() > MAX_CHAIN) {
            throw tooLarge();
        }
        read(left);
        rights.forEach(this::read);
    }

    private void other(Expression expression) {
        switch (expression) {
            case StringValue literal -> string(literal);
            case Column column -> column(column);
            // A bare day or month is a unit to the parser wherever it stands, but names a column.
            case DateUnitExpression unit -> touch(named(unit.getType().name()));
            case Function function -> function(function);
            case AnalyticExpression analytic -> analytic(analytic);
            case CastExpression cast -> cast(cast);
            case CaseExpression choice -> choice(choice);
            case WhenClause when -> {
                read(when.getWhenExpression());
                read(when.getThenExpression());
            }
            case DateTimeLiteralExpression literal -> walk.words().name(literal.getType().name());
            case ExtractExpression extract -> {
                unit(extract.getName());
                read(extract.getExpression());
            }
            case IntervalExpression interval -> interval(interval);
            case TimeKeyExpression now ->
                    walk.words().callable(now.getStringValue().replaceAll("[()\\s]", ""));
            case TimezoneExpression zoned -> {
                read(zoned.getLeftExpression());
                readAll(zoned.getTimezoneExpressions());
            }
            case TrimFunction trim -> {
                walk.words().callable("trim");
                read(trim.getExpression());
                read(trim.getFromExpression());
            }
            case NotExpression not -> {
                Clauses.forbid(not.isExclamationMark(), "Write NOT instead of !.");
                read(not.getExpression());
            }
            case SignedExpression signed -> read(signed.getExpression());
            case LikeExpression like -> {
                Clauses.forbid(like.isUseBinary(), "LIKE BINARY is not allowed.");
                read(like.getLeftExpression());
                read(like.getRightExpression());
                read(like.getEscape());
            }
            case SimilarToExpression similar -> {
                read(similar.getLeftExpression());
                read(similar.getRightExpression());
            }
            case OverlapsCondition overlaps -> {
                readAll(overlaps.getLeft());
                readAll(overlaps.getRight());
                walk.words().callable("overlaps");
            }
            case Between between -> {
                read(between.getLeftExpression());
                read(between.getBetweenExpressionStart());
                read(between.getBetweenExpressionEnd());
            }
            case InExpression in -> {
                Clauses.forbid(in.isGlobal(), "GLOBAL IN is not allowed.");
                read(in.getLeftExpression());
                read(in.getRightExpression());
            }
            case ExistsExpression exists -> exists(exists);
            case AnyComparisonExpression any -> sub(any.getSelect(), SelectWalker.Stars.COUNT);
            case IsNullExpression isNull -> {
                walk.words().name("isnull");
                walk.words().name("notnull");
                read(isNull.getLeftExpression());
            }
            case IsBooleanExpression isBoolean -> read(isBoolean.getLeftExpression());
            case IsUnknownExpression isUnknown -> read(isUnknown.getLeftExpression());
            case ArrayExpression place -> place(place);
            case CollateExpression collated -> {
                Clauses.forbid(
                        walk.dialect() != Dialect.SQLSERVER
                                || !collated.getCollate().matches("[A-Za-z0-9_]+"),
                        "COLLATE is not allowed.");
                walk.words().name(collated.getCollate());
                read(collated.getLeftExpression());
            }
            case ExpressionList<?> list -> readAll(list);
            case ParenthesedSelect select -> sub(select, SelectWalker.Stars.COUNT);
            default -> throw new IllegalStateException("Listed but not read: " + expression);
        }
    }

    /// One place of what an aggregate returns, as in `approx_quantiles(x, 4)[ORDINAL(2)]`.
    private void place(ArrayExpression place) {
        boolean plain =
                walk.dialect() == Dialect.BIGQUERY
                        && place.getObjExpression() instanceof Function
                        && place.getIndexExpression() instanceof Function
                        && !Clauses.anyOf(
                                place.getStartIndexExpression(), place.getStopIndexExpression());
        Clauses.forbid(!plain, "Arrays are not allowed.");
        read(place.getObjExpression());
        read(place.getIndexExpression());
    }

    private void string(StringValue literal) {
        boolean plain = literal.getPrefix() == null && "'".equals(literal.getQuoteStr());
        Clauses.forbid(!plain, "Only plain string literals are allowed.");
    }

    private void choice(CaseExpression choice) {
        read(choice.getSwitchExpression());
        readAll(choice.getWhenClauses());
        read(choice.getElseExpression());
    }

    private void cast(CastExpression cast) {
        boolean special = cast.getFormat() != null || cast.getColDataType() == null;
        Clauses.forbid(
                special || Clauses.anyOf(cast.getColumnDefinitions()),
                "This kind of cast is not allowed.");
        if (cast.keyword != null && !cast.keyword.isEmpty()) {
            Clauses.forbid(
                    !casts().contains(cast.keyword.toLowerCase(Locale.ROOT)),
                    cast.keyword + " is not allowed.");
        }
        Types.check(cast.getColDataType());
        for (String word : cast.getColDataType().toString().split("[^A-Za-z0-9_]+")) {
            walk.words().callable(word);
        }
        read(cast.getLeftExpression());
    }

    private Set<String> casts() {
        return walk.dialect() == Dialect.BIGQUERY
                ? Set.of("cast", "safe_cast")
                : Set.of("cast", "try_cast");
    }

    private void interval(IntervalExpression interval) {
        Optional.ofNullable(interval.getIntervalQualifier())
                .ifPresent(qualifier -> {
                    unit(qualifier.getLeadingField());
                    Clauses.forbid(
                            Clauses.anyOf(
                                    qualifier.getTrailingField(),
                                    qualifier.getLeadingFieldPrecision(),
                                    qualifier.getFractionalSecondsPrecision()),
                            "Write an interval as INTERVAL '7 days'.");
                });
        // INTERVAL (n) DAY reaches us as a call of a function named interval.
        if (interval.getExpression() instanceof Function call
                && call.getClass() == Function.class
                && "interval".equalsIgnoreCase(call.getName())) {
            plainCall(call);
            readAll(call.getParameters());
        } else {
            read(interval.getExpression());
        }
    }

    private void unit(String name) {
        String unit = name.replace("'", "").toLowerCase(Locale.ROOT);
        Clauses.forbid(!UNITS.contains(unit), "There is no time unit " + name + ".");
        walk.words().name(name);
    }

    private void exists(ExistsExpression exists) {
        if (exists.getRightExpression() instanceof ParenthesedSelect select) {
            sub(select, SelectWalker.Stars.IGNORE);
        } else {
            read(exists.getRightExpression());
        }
    }

    private void sub(Select select, SelectWalker.Stars stars) {
        selects.read(select, scope, stars);
    }

    private void column(Column column) {
        boolean plain =
                column.getArrayConstructor() == null
                        && column.getOldOracleJoinSyntax() == 0
                        && column.getReturningReferenceType() == null
                        && column.getReturningQualifier() == null
                        && column.getCommentText() == null
                        && ".".equals(column.getTableDelimiter());
        Clauses.forbid(
                !plain, "The column " + column + " is written in a way that is not allowed.");
        touch(meaning(column));
    }

    private void touch(Scope.Meaning meaning) {
        meaning.origins().forEach(walk.reads()::column);
        facts.touch(meaning);
    }

    private Scope.Meaning bare(String name) {
        walk.words().name(name);
        String key = walk.names().key(name);
        if (walk.knowsFields() && scope.isStruct(key)) {
            throw new RefusedException(
                    Reason.UNKNOWN_COLUMN, name + " is a struct; name one of its fields.");
        }
        return scope.bare(key).orElseThrow(() -> scope.unknownColumn(name));
    }

    /// A column that is called like a unit of time, of which the parser does not keep the case.
    private Scope.Meaning named(String unit) {
        String lower = unit.toLowerCase(Locale.ROOT);
        boolean upper = scope.bare(walk.names().key(unit)).isPresent();
        return bare(upper ? unit : lower);
    }

    /// What the column means, its parts accounted for.
    private Scope.Meaning meaning(Column column) {
        String name = column.getColumnName();
        Table table = column.getTable();
        if (table == null || table.getName() == null) {
            return bare(name);
        }
        if (walk.knowsFields()) {
            Optional<Scope.Meaning> field = field(table, name);
            if (field.isPresent()) {
                return field.orElseThrow();
            }
        }
        String key = walk.names().key(name);
        walk.words().name(name);
        Relation relation = relation(table);
        if (relation.column(key).isEmpty()) {
            throw new RefusedException(
                    Reason.UNKNOWN_COLUMN,
                    "There is no column "
                            + name
                            + " in "
                            + relation.display()
                            + NearestName.hint(
                                    Names.unquoted(name),
                                    relation.columns().stream().map(Relation.Item::name).toList()));
        }
        return Scope.meaning(List.of(relation), key);
    }

    private Optional<Scope.Meaning> field(Table qualifier, String name) {
        List<String> path = new ArrayList<>(qualifier.getNameParts().reversed());
        path.add(name);
        Optional<Scope.Meaning> field = scope.field(path.stream().map(walk.names()::key).toList());
        field.ifPresent(_ -> path.forEach(walk.words()::name));
        return field;
    }

    /// The relation that a qualifier such as `o` or `sales.orders` names.
    Relation relation(Table qualifier) {
        List<String> parts = qualifier.getNameParts();
        Relation relation =
                scope.relation(walk.names().key(qualifier.getName()))
                        .orElseThrow(() -> scope.unknownRelation(qualifier.getName()));
        boolean named =
                switch (parts.size()) {
                    case 1 -> true;
                    case 2 ->
                            relation.qualified()
                                    && relation.table()
                                            .filter(table ->
                                                    walk.catalog()
                                                            .inSchema(
                                                                    table,
                                                                    qualifier.getSchemaName()))
                                            .isPresent();
                    default -> false;
                };
        if (!named) {
            throw scope.unknownRelation(qualifier.getFullyQualifiedName());
        }
        parts.forEach(walk.words()::name);
        return relation;
    }

    private void function(Function function) {
        plainCall(function);
        parameters(function);
        allowed(function.getName());
        arguments(function.getName(), function.getParameters());
        readAll(function.getNamedParameters());
        orderBy(function.getOrderByElements());
        if (walk.functions().isAggregate(function.getName())) {
            facts.meetAggregate();
        }
    }

    private static void plainCall(Function function) {
        boolean plain =
                function.getMultipartName().size() == 1
                        && !function.isEscaped()
                        && !function.isUnique()
                        && !Clauses.anyOf(
                                function.getAttribute(),
                                function.getKeep(),
                                function.getLimit(),
                                function.getHavingClause(),
                                function.getKeywordArguments(),
                                function.getExtraKeyword(),
                                function.getOnOverflowTruncate());
        if (!plain) {
            throw new RefusedException(
                    Reason.FORBIDDEN_FUNCTION,
                    "The call " + function + " is written in a way that is not allowed.");
        }
    }

    private void parameters(Function function) {
        if (function.getChainedParameters() != null) {
            Clauses.forbid(
                    walk.dialect() != Dialect.CLICKHOUSE
                            || !Functions.takesParameters(function.getName()),
                    "The call " + function + " is written in a way that is not allowed.");
            readAll(function.getChainedParameters());
        }
    }

    private void allowed(String name) {
        if (!walk.functions().allows(name)) {
            throw new RefusedException(
                    Reason.FORBIDDEN_FUNCTION,
                    "The function "
                            + name
                            + " is not on the list of allowed functions"
                            + NearestName.hint(name, walk.functions().names()));
        }
        walk.words().callable(name);
    }

    private void arguments(String function, @Nullable Collection<? extends Expression> arguments) {
        if (arguments == null) {
            return;
        }
        Clauses.forbid(
                walk.dialect() == Dialect.SQLITE
                        && arguments.size() > 1
                        && Set.of("min", "max").contains(function.toLowerCase(Locale.ROOT)),
                "min and max of several values are no aggregates; use CASE.");
        for (Expression argument : arguments) {
            if (Functions.takesUnit(function) && isUnit(argument)) {
                unit(argument.toString());
            } else if (argument.getClass() == AllColumns.class
                    && "count".equalsIgnoreCase(function)) {
                plainStar((AllColumns) argument);
            } else {
                read(argument);
            }
        }
    }

    /// A bare word that is a unit of time and no column that could be meant.
    private boolean isUnit(Expression argument) {
        boolean bare =
                argument.getClass() == DateUnitExpression.class
                        || (argument instanceof Column column && column.getTable() == null);
        String word = argument.toString();
        return bare
                && word.matches("[A-Za-z_]+")
                && UNITS.contains(word.toLowerCase(Locale.ROOT))
                && scope.bare(walk.names().key(word)).isEmpty();
    }

    private static void plainStar(AllColumns star) {
        Clauses.forbid(
                Clauses.anyOf(star.getExceptColumns(), star.getReplaceExpressions()),
                "count(*) takes a plain star.");
    }

    private void analytic(AnalyticExpression call) {
        boolean plain =
                !call.isUnique()
                        && !Clauses.anyOf(
                                call.getKeep(),
                                call.getHavingClause(),
                                call.getLimit(),
                                call.getKeywordArguments(),
                                call.getOnOverflowTruncate());
        Clauses.forbid(!plain, "The call " + call + " is written in a way that is not allowed.");
        allowed(call.getName());
        if (call.getExpression() != null) {
            arguments(call.getName(), List.of(call.getExpression()));
        }
        read(call.getOffset());
        read(call.getDefaultValue());
        read(call.getFilterExpression());
        orderBy(call.getFuncOrderBy());
        if (call.getWindowName() != null) {
            walk.words().name(call.getWindowName());
        }
        window(call.getWindowDefinition());
        boolean windowed =
                call.getType() == AnalyticType.OVER
                        || call.getType() == AnalyticType.WITHIN_GROUP_OVER;
        if (!windowed && walk.functions().isAggregate(call.getName())) {
            facts.meetAggregate();
        }
    }

    void window(@Nullable WindowDefinition window) {
        if (window == null) {
            return;
        }
        if (window.getWindowName() != null) {
            walk.words().name(window.getWindowName());
        }
        if (window.getPartitionBy() != null) {
            readAll(window.getPartitionBy());
        }
        orderBy(window.getOrderByElements());
        WindowElement frame = window.getWindowElement();
        if (frame != null) {
            bound(frame.getOffset());
            if (frame.getRange() != null) {
                bound(frame.getRange().getStart());
                bound(frame.getRange().getEnd());
            }
        }
    }

    private void bound(@Nullable WindowOffset offset) {
        if (offset != null) {
            read(offset.getExpression());
        }
    }

    void orderBy(@Nullable List<OrderByElement> elements) {
        if (elements == null) {
            return;
        }
        for (OrderByElement element : elements) {
            Clauses.forbid(
                    element.isMysqlWithRollup() || element.getWithFill() != null,
                    "This kind of ORDER BY is not allowed.");
            read(element.getExpression());
        }
    }
}
