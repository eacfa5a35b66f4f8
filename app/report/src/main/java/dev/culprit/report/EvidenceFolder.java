package dev.culprit.report;

import dev.culprit.core.evidence.Evidence;
import dev.culprit.core.investigation.InvestigationState;
import dev.culprit.core.investigation.QueryState;
import dev.culprit.core.report.ReportFormat;
import dev.culprit.core.report.ReportOptions;
import dev.culprit.core.report.ReportRenderer;
import dev.culprit.core.report.ReportSection;
import dev.culprit.core.source.QueryId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The case as a packed folder for those who check it with their own tools: the findings to read,
/// and for each query its SQL and its rows. A summary holds the queries that evidence rests on.
public final class EvidenceFolder implements ReportRenderer {
    private final MarkdownReport markdown = new MarkdownReport();
    private final HtmlReport html = new HtmlReport();
    private final FindingJson json = new FindingJson();

    @Override
    public ReportFormat format() {
        return ReportFormat.EVIDENCE;
    }

    @Override
    public byte[] render(InvestigationState state, ReportOptions options) {
        var packed = new ByteArrayOutputStream();
        LocalDateTime at = LocalDateTime.ofInstant(state.lastAt(), ZoneOffset.UTC);
        try (var zip = new ZipOutputStream(packed)) {
            add(zip, at, "findings.md", markdown.render(state, options));
            add(zip, at, "findings.html", html.render(state, options));
            add(zip, at, "finding.json", json.render(state, options));
            for (QueryState query : queries(state, options)) {
                add(zip, at, query.id() + ".sql", utf8(sql(state, query)));
                if (query.result().filter(rows -> !rows.columns().isEmpty()).isPresent()) {
                    String rows = query.result().map(SafeCsv::of).orElse("");
                    add(zip, at, query.id() + ".csv", utf8(rows));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be written", e);
        }
        return packed.toByteArray();
    }

    private static List<QueryState> queries(InvestigationState state, ReportOptions options) {
        if (!options.shows(ReportSection.EVIDENCE)) {
            return List.of();
        }
        Set<QueryId> cited =
                state.evidence().stream().map(Evidence::query).collect(Collectors.toSet());
        return state.queries().stream()
                .filter(query -> !options.isSummary() || cited.contains(query.id()))
                .toList();
    }

    /// The query with what it was for and what it says, as comments that no text can break out of.
    private static String sql(InvestigationState state, QueryState query) {
        var text = new StringBuilder();
        comment(text, query.id() + ": " + query.query().draft().why());
        query.query()
                .hypothesis()
                .ifPresent(id ->
                        comment(
                                text,
                                "Tests " + id + ": " + state.hypothesis(id).hypothesis().title()));
        comment(text, Wording.fate(query));
        comment(text, "Approved by: " + Wording.approval(query));
        query.result()
                .filter(rows -> rows.rows().size() < rows.rowCount())
                .ifPresent(rows -> comment(text, Wording.rows(rows, rows.rows().size())));
        state.evidence().stream()
                .filter(piece -> piece.query().equals(query.id()))
                .forEach(piece -> comment(text, said(piece)));
        return text.append(Printable.text(query.sql()).strip()).append('\n').toString();
    }

    private static String said(Evidence piece) {
        return piece.id()
                + " "
                + Wording.verdict(piece.interpretation().verdict())
                + " "
                + piece.hypothesis()
                + ": "
                + piece.interpretation().summary();
    }

    private static void comment(StringBuilder text, String words) {
        text.append("-- ").append(Printable.line(words)).append('\n');
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, LocalDateTime at, String name, byte[] content)
            throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(at);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
