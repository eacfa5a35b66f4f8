package dev.culprit.llm.leash;

import dev.culprit.core.hypothesis.FaultKind;
import dev.culprit.core.hypothesis.HypothesisDraft;
import dev.culprit.core.measurement.Slice;
import dev.culprit.core.reasoning.CaseFile;
import dev.culprit.core.source.QueryId;
import dev.culprit.core.source.Table;
import dev.culprit.llm.privacy.Masking;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a sentence of a model may stand: it cites something, each number in it stands in what it
/// cites or in the names and times of the case, each name in it exists, and it leads nowhere else.
public final class SentenceCheck {
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?<![\\w.#])[A-Za-z]\\w*_\\w+(?:\\.\\w+)*|`[^`]+`");
    private static final Pattern LINK =
            Pattern.compile("(?i)\\w+://|www\\.|javascript:|<[a-z/!]|!?\\[[^\\]]*]\\(");
    private static final Pattern SURE =
            Pattern.compile(
                    "(?i)\\b(i am|i'm|we are|with)\\b.{0,20}\\b(sure|certain|certainty|confident)\\b");
    private static final Pattern REFERENCE =
            Pattern.compile("\\b(?:[eqh]\\d{1,3}|h\\d{1,3}e\\d{1,3})\\b");

    private final Citable citable;
    private final List<String> names = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();

    /// @param more texts whose names and numbers may be repeated, for example the leading title
    public SentenceCheck(CaseFile file, Citable citable, List<String> more) {
        this.citable = citable;
        for (Table table : file.context().schema().tables()) {
            know(table.name().toString());
            know(table.name().name());
            table.columns().forEach(column -> know(column.name()));
        }
        file.ranking().stream()
                .flatMap(ranking -> ranking.segments().stream())
                .forEach(segment -> know(segment.slice()));
        file.hypotheses().forEach(state -> know(state.hypothesis().draft()));
        for (FaultKind fault : FaultKind.values()) {
            know(fault.key());
        }
        know(file.alert().metric().kind().key());
        file.alert().window().ifPresent(it -> times(it.start().toString(), it.end().toString()));
        file.measurement()
                .ifPresent(it -> {
                    times(it.window().start().toString(), it.window().end().toString());
                    times(it.baseline().start().toString(), it.baseline().end().toString());
                    it.onset().ifPresent(onset -> times(onset.toString()));
                });
        more.forEach(this::know);
    }

    private void know(HypothesisDraft draft) {
        know(draft.slice());
        know(draft.title());
        draft.onset().ifPresent(onset -> times(onset.toString()));
    }

    private void know(Slice slice) {
        slice.terms()
                .forEach(term -> {
                    know(term.attribute());
                    if (Numbers.plain(term.value()).isEmpty()) {
                        know(term.value());
                    } else {
                        know(term.attribute() + " = " + term.value());
                        know(term.attribute() + " " + term.value());
                    }
                });
    }

    private void know(String name) {
        names.add(name.toLowerCase(Locale.ROOT));
        known.add(name.toLowerCase(Locale.ROOT));
        Matcher parts = IDENTIFIER.matcher(name);
        while (parts.find()) {
            known.add(parts.group().toLowerCase(Locale.ROOT));
        }
    }

    private void times(String... times) {
        for (String time : times) {
            names.add(time.replace('T', ' '));
            names.add(time.replace('T', ' ') + ":00");
            names.add(time.substring(0, 10));
            names.add(time.substring(11));
        }
    }

    /// What is wrong with a sentence; empty when it may stand.
    public Optional<String> problem(String sentence, List<String> cites) {
        if (cites.isEmpty()) {
            return Optional.of("it cites nothing");
        }
        Optional<String> unknown =
                cites.stream().filter(id -> citable.source(id).isEmpty()).findFirst();
        if (unknown.isPresent()) {
            return Optional.of("there is no evidence " + unknown.get());
        }
        return invented(sentence, cites);
    }

    private Optional<String> invented(String sentence, List<String> cites) {
        if (LINK.matcher(sentence).find()) {
            return Optional.of("it holds a link or markup");
        }
        if (SURE.matcher(sentence).find()) {
            return Optional.of("it says how sure it is");
        }
        return unknownName(sentence, cites).or(() -> unknownNumber(sentence, cites));
    }

    /// What a text that cites nothing invents: numbers, dates, names or links that stand nowhere in the
    /// case. Empty when it invents nothing.
    public Optional<String> inventedIn(String text) {
        return invented(text, citable.ids());
    }

    /// The queries that the cited evidence comes from.
    public List<QueryId> queries(List<String> cites) {
        return cites.stream()
                .flatMap(id -> citable.source(id).stream())
                .flatMap(source -> source.queries().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<String> unknownName(String sentence, List<String> cites) {
        Matcher matcher = IDENTIFIER.matcher(Masking.withoutTokens(sentence));
        while (matcher.find()) {
            String name = matcher.group().replace("`", "").toLowerCase(Locale.ROOT);
            if (!isKnown(name, cites)) {
                return Optional.of("there is no " + name + " in this case");
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(String name, List<String> cites) {
        boolean parts = true;
        for (String part : name.split("\\.")) {
            parts = parts && known.contains(part);
        }
        return known.contains(name)
                || parts
                || words(cites).stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(name));
    }

    private Optional<String> unknownNumber(String sentence, List<String> cites) {
        String rest = withoutNames(sentence, cites);
        List<Double> numbers = numbers(cites);
        for (Numbers.Written written : Numbers.in(rest)) {
            if (numbers.stream().noneMatch(written::means)) {
                return Optional.of("the number " + written.text() + " is not in what it cites");
            }
        }
        return Optional.empty();
    }

    private List<Double> numbers(List<String> cites) {
        List<Double> numbers = new ArrayList<>();
        for (String id : cites) {
            citable.source(id).ifPresent(source -> numbers.addAll(source.numbers()));
        }
        for (String text : words(cites)) {
            Numbers.in(text)
                    .forEach(it -> numbers.add(it.percent() ? it.value() / 100 : it.value()));
        }
        return numbers;
    }

    private List<String> words(List<String> cites) {
        return cites.stream()
                .flatMap(id -> citable.source(id).stream())
                .flatMap(source -> source.words().stream())
                .toList();
    }

    /// Names, values and times of the case may hold digits; they are not figures.
    private String withoutNames(String sentence, List<String> cites) {
        String rest = Masking.withoutTokens(sentence).toLowerCase(Locale.ROOT);
        rest = REFERENCE.matcher(rest).replaceAll(" ");
        List<String> digits = new ArrayList<>();
        names.stream().filter(SentenceCheck::holdsDigit).forEach(digits::add);
        words(cites).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(SentenceCheck::holdsDigit)
                .filter(text -> Numbers.plain(text).isEmpty())
                .forEach(digits::add);
        digits.sort((a, b) -> b.length() - a.length());
        for (String each : digits) {
            rest = replaceWhole(rest, each);
        }
        return Dates.without(rest, String.join("\n", digits));
    }

    private static String replaceWhole(String text, String name) {
        return text.replaceAll("(?<![\\w.])" + Pattern.quote(name) + "(?![\\w])", " ");
    }

    private static boolean holdsDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
