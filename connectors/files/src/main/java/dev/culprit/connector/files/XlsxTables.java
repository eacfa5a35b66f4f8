package dev.culprit.connector.files;

import dev.culprit.core.source.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The tables of one workbook: its only sheet is named like the file, several are named like file
/// and sheet, `shop_orders`. Hidden and empty sheets are none.
final class XlsxTables {
    private final DataFile workbook;
    private final Path scratch;

    /// @param scratch a folder of the loader's own, made here
    XlsxTables(DataFile workbook, Path scratch) {
        this.workbook = workbook;
        this.scratch = scratch;
    }

    /// Unpacks the sheets into the scratch folder.
    List<DataFile> unpacked() throws ConnectorException {
        try (XlsxWorkbook book = new XlsxWorkbook(workbook.path())) {
            XlsxSheet writer = new XlsxSheet(book);
            List<DataFile> tables = new ArrayList<>();
            for (XlsxWorkbook.Sheet sheet : book.sheets()) {
                Path own = scratch.resolve(Integer.toString(book.sheets().indexOf(sheet)));
                Path csv = Files.createDirectories(own).resolve(fileName(sheet));
                if (writer.write(sheet, csv)) {
                    tables.add(
                            new DataFile(
                                    workbook.table() + "_" + sheet.name(),
                                    csv,
                                    Format.CSV,
                                    List.of(csv)));
                }
            }
            return tables.size() == 1 ? List.of(named(tables.getFirst())) : tables;
        } catch (IOException cause) {
            throw workbook.broken(" is not a usable Excel workbook: " + cause.getMessage() + ".");
        }
    }

    private DataFile named(DataFile only) {
        return new DataFile(workbook.table(), only.path(), only.format(), only.parts());
    }

    private String fileName(XlsxWorkbook.Sheet sheet) {
        String safe = sheet.name().replaceAll("[^\\p{L}\\p{N} _-]", "_");
        return workbook.fileName() + ", sheet " + safe + ".csv";
    }

    static void delete(Path scratch) {
        if (!Files.exists(scratch)) {
            return;
        }
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException inUse) {
            // Lies in the cache folder and bothers nobody.
        }
    }
}
