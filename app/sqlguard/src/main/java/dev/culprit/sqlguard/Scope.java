package dev.culprit.sqlguard;

import dev.culprit.core.query.Refusal.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What names mean inside one `SELECT`: its relations, its output columns, the CTEs around it, and
/// what the query around it sees, for correlated sub-queries.
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Relation> ctes;
    private final List<Relation> relations = new ArrayList<>();
    private final Map<String, Set<BaseColumn>> outputs = new HashMap<>();
    private boolean outputsVisible;

    private Scope(Optional<Scope> outer, Map<String, Relation> ctes) {
        this.outer = outer;
        this.ctes = new HashMap<>(ctes);
    }

    static Scope root() {
        return new Scope(Optional.empty(), Map.of());
    }

    /// The scope of a query inside this one.
    Scope nested() {
        return new Scope(Optional.of(this), ctes);
    }

    /// Where a derived table that is not `LATERAL` stands: it sees the CTEs and what is around the
    /// query, but none of the other relations.
    Scope withoutRelations() {
        return new Scope(outer, ctes);
    }

    void addCte(Relation cte) {
        ctes.put(cte.key(), cte);
    }

    Optional<Relation> cte(String key) {
        return Optional.ofNullable(ctes.get(key));
    }

    void add(Relation relation) {
        relations.add(relation);
    }

    List<Relation> relations() {
        return List.copyOf(relations);
    }

    void addOutput(Relation.Item item) {
        outputs.merge(item.key(), item.origins(), Scope::union);
    }

    /// From here on a bare name may also mean an output column.
    void showOutputs() {
        outputsVisible = true;
    }

    boolean hasOutput(String key) {
        return outputs.containsKey(key);
    }

    /// What a column reference means.
    ///
    /// @param relations that it may come from; several when a `USING` join made them one
    /// @param origins the columns of the source behind it
    record Meaning(Set<Relation> relations, Set<BaseColumn> origins) {}

    Optional<Meaning> bare(String key) {
        List<Relation> matching = having(key);
        if (!matching.isEmpty()) {
            return Optional.of(meaning(matching, key));
        }
        if (outputsVisible && outputs.containsKey(key)) {
            return Optional.of(new Meaning(Set.of(), outputs.get(key)));
        }
        return outer.flatMap(around -> around.bare(key));
    }

    /// What `address.city` or `o.address.city` means where fields of structs are columns by their paths;
    /// a relation's name hides a column's beside it.
    Optional<Meaning> field(List<String> path) {
        Optional<Relation> named = own(path.getFirst());
        if (named.isPresent()) {
            String rest = String.join(".", path.subList(1, path.size()));
            return named.filter(relation -> relation.column(rest).isPresent())
                    .map(relation -> meaning(List.of(relation), rest));
        }
        String whole = String.join(".", path);
        List<Relation> matching = having(whole);
        return matching.isEmpty()
                ? outer.flatMap(around -> around.field(path))
                : Optional.of(meaning(matching, whole));
    }

    /// Whether a bare name is that of a struct whose fields are columns.
    boolean isStruct(String key) {
        return relations.stream()
                        .flatMap(relation -> relation.columns().stream())
                        .anyMatch(column -> column.key().startsWith(key + "."))
                || outer.filter(around -> around.isStruct(key)).isPresent();
    }

    private List<Relation> having(String key) {
        return relations.stream().filter(relation -> relation.column(key).isPresent()).toList();
    }

    /// The relation of that name, the innermost first.
    Optional<Relation> relation(String key) {
        return own(key).or(() -> outer.flatMap(around -> around.relation(key)));
    }

    private Optional<Relation> own(String key) {
        return relations.stream().filter(relation -> relation.key().equals(key)).findFirst();
    }

    static Meaning meaning(List<Relation> matching, String key) {
        Set<BaseColumn> origins = new LinkedHashSet<>();
        matching.forEach(relation -> origins.addAll(relation.column(key).orElseThrow().origins()));
        return new Meaning(Set.copyOf(matching), origins);
    }

    RefusedException unknownColumn(String written) {
        List<Relation> visible = visible();
        Set<String> candidates = new LinkedHashSet<>();
        visible.forEach(
                relation -> relation.columns().forEach(item -> candidates.add(item.name())));
        Set<String> places = new LinkedHashSet<>();
        visible.forEach(relation -> places.add(relation.display()));
        String where = places.isEmpty() ? "" : " in " + String.join(" or ", places);
        return new RefusedException(
                Reason.UNKNOWN_COLUMN,
                "There is no column "
                        + written
                        + where
                        + NearestName.hint(Names.unquoted(written), candidates));
    }

    RefusedException unknownRelation(String written) {
        Set<String> candidates = new HashSet<>();
        visible().forEach(relation -> candidates.add(relation.key()));
        return new RefusedException(
                Reason.UNKNOWN_COLUMN,
                "There is no table or alias "
                        + written
                        + " in this part of the query"
                        + NearestName.hint(Names.unquoted(written), candidates));
    }

    private List<Relation> visible() {
        List<Relation> all = new ArrayList<>(relations);
        outer.ifPresent(around -> all.addAll(around.visible()));
        return all;
    }

    private static Set<BaseColumn> union(Set<BaseColumn> a, Set<BaseColumn> b) {
        Set<BaseColumn> both = new LinkedHashSet<>(a);
        both.addAll(b);
        return both;
    }
}
