package dev.culprit.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lets the shop run, lets the incident strike, and writes all files of a sample.
final class SampleFiles {

    @FunctionalInterface
    private interface Rows {
        void write(CsvFile csv) throws IOException;
    }

    private final Incident incident;
    private final Shop shop;
    private final Catalogue catalogue = new Catalogue();

    SampleFiles(Incident incident) {
        this.incident = incident;
        ShopPlan plan = incident.plan();
        SplitMix64 random = new SplitMix64(plan.seed());
        this.shop = ShopSimulation.run(plan);
        new Decoys(shop, plan, random.branch("decoys")).plant(attributionLostFrom());
        incident.strike(shop, random.branch("incident"));
        leaveOutWhatHasNotArrived();
    }

    void writeTo(Path directory) throws IOException {
        writeTables(directory);
        write(directory, "catalog.json", catalogue.toJson());
        write(directory, "alert.json", incident.alert(shop).toJson());
        String name = incident.sample().name();
        write(directory, "truth.json", incident.truth().toJson(name, shop.distractors()));
        write(directory, "README.md", readme());
    }

    /// A day and a half before the usual window, a week before the quiet one.
    private long attributionLostFrom() {
        Period period = shop.period();
        boolean quiet = incident instanceof Inconclusive;
        return period.window() - (quiet ? 9 * UtcTime.DAY : 34 * UtcTime.HOUR);
    }

    /// The tables are as they were when the monitor looked.
    private void leaveOutWhatHasNotArrived() {
        Events events = shop.events();
        long now = shop.period().detectedAt();
        events.removeIf(event -> events.insertedAt(event) >= now);
    }

    private void writeTables(Path directory) throws IOException {
        table(
                directory,
                User.SCHEMA,
                shop.users().size(),
                csv -> {
                    for (User user : shop.users()) {
                        user.write(csv);
                    }
                });
        table(
                directory,
                Product.SCHEMA,
                shop.products().size(),
                csv -> {
                    for (Product product : shop.products()) {
                        product.write(csv);
                    }
                });
        table(
                directory,
                Order.SCHEMA,
                shop.orders().size(),
                csv -> {
                    for (Order order : shop.orders()) {
                        order.write(csv);
                    }
                });
        table(
                directory,
                OrderItem.SCHEMA,
                shop.items().size(),
                csv -> {
                    for (OrderItem item : shop.items()) {
                        item.write(csv);
                    }
                });
        table(
                directory,
                Events.SCHEMA,
                shop.events().size(),
                csv -> shop.events().write(csv, shop.sessions()));
        for (RecordTable records : recordTables()) {
            table(directory, records.schema(), records.size(), records::write);
        }
    }

    private List<RecordTable> recordTables() {
        List<RecordTable> tables = new ArrayList<>(shop.operations().tables());
        tables.addAll(shop.extraTables());
        return tables;
    }

    private void table(Path directory, TableSchema schema, int rows, Rows writer)
            throws IOException {
        catalogue.add(schema, rows);
        Path file = directory.resolve(schema.name() + ".csv");
        try (CsvFile csv = new CsvFile(Files.newOutputStream(file))) {
            for (String column : schema.columns().keySet()) {
                csv.text(column);
            }
            csv.endRow();
            writer.write(csv);
        }
    }

    private String readme() {
        return "# "
                + incident.sample().title()
                + "\n\n"
                + incident.sample().summary()
                + "\n\n"
                + "What really happened, for people and tests; Culprit does not read this file.\n\n"
                + incident.story();
    }

    private static void write(Path directory, String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
