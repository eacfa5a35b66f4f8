package dev.culprit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of the tables of every sample, but for what its incident breaks.
@ParameterizedClass
@MethodSource("samples")
final class ShopTablesTest {

    private static final Pattern TABLE =
            Pattern.compile(
                    "\\n {2}\"(\\w+)\": \\{\\n {3}\"columns\".*?\"rows\": (\\d+)", Pattern.DOTALL);

    @Parameter String sample;

    static List<String> samples() {
        return WrittenSamples.names();
    }

    @Test
    void hasAboutThreeHundredThousandRowsAsTheCatalogueSays() {
        int total = 0;
        for (MatchResult table : tables()) {
            int rows = WrittenSamples.table(sample, table.group(1)).rows().size();
            assertThat(rows).as(table.group(1)).isEqualTo(Integer.parseInt(table.group(2)));
            total += rows;
        }

        assertThat(total).isBetween(280_000, 325_000);
    }

    @Test
    void everyRowHasEveryColumn() {
        for (MatchResult table : tables()) {
            CsvTable csv = WrittenSamples.table(sample, table.group(1));
            int columns = csv.columns().size();
            assertThat(csv.rows().stream().filter(row -> row.length != columns)).isEmpty();
        }
    }

    @Test
    void keysAreUnique() {
        for (MatchResult table : tables()) {
            CsvTable csv = WrittenSamples.table(sample, table.group(1));
            boolean doubled = sample.equals("duplicates") && table.group(1).equals("order_items");
            assertThat(csv.distinct(csv.columns().getFirst()).size() == csv.rows().size())
                    .as(table.group(1))
                    .isEqualTo(!doubled);
        }
    }

    @Test
    void foreignKeysHold() {
        CsvTable orders = WrittenSamples.table(sample, "orders");
        CsvTable items = WrittenSamples.table(sample, "order_items");
        CsvTable products = WrittenSamples.table(sample, "products");
        CsvTable users = WrittenSamples.table(sample, "users");
        boolean purged = sample.equals("orphaned_records");

        assertThat(orphans(items, orders, "order_id")).isEmpty();
        assertThat(orphans(items, products, "product_id")).isEmpty();
        assertThat(orphans(orders, users, "user_id").isEmpty()).isEqualTo(!purged);
        assertThat(orphans(WrittenSamples.table(sample, "events"), users, "user_id").isEmpty())
                .isEqualTo(!purged);
    }

    @Test
    void totalsAreItemsLessDiscountPlusShipping() {
        CsvTable items = WrittenSamples.table(sample, "order_items");
        Map<String, BigDecimal> sums = new HashMap<>();
        Set<String> counted = new HashSet<>();
        for (String[] item : items.rows()) {
            if (counted.add(item[0])) {
                BigDecimal amount = new BigDecimal(item[4]).multiply(new BigDecimal(item[3]));
                sums.merge(item[1], amount, BigDecimal::add);
            }
        }

        assertThat(items.columns().subList(0, 5))
                .containsExactly(
                        "order_item_id", "order_id", "product_id", "quantity", "unit_price");
        for (String[] order : WrittenSamples.table(sample, "orders").rows()) {
            assertThat(new BigDecimal(order[4]))
                    .isEqualByComparingTo(
                            sums.get(order[0])
                                    .subtract(new BigDecimal(order[5]))
                                    .add(new BigDecimal(order[6])));
        }
    }

    private List<MatchResult> tables() {
        return TABLE.matcher(WrittenSamples.text(sample, "catalog.json")).results().toList();
    }

    private static Set<String> orphans(CsvTable child, CsvTable parent, String column) {
        Set<String> keys = new HashSet<>(child.distinct(column));
        keys.removeAll(parent.distinct(column));
        keys.remove("");
        return keys;
    }
}
