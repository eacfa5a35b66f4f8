package dev.culprit.connector.kit;

import static org.assertj.core.groups.Tuple.tuple;

import dev.culprit.core.source.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assertj.core.groups.Tuple;

/// The tables that a source under contract holds: 20 customers and 100 orders. Of the orders' notes
/// every fifth is NULL and every fifth is empty; three of ten orders are unpaid.
public final class ContractData {
    public static final long ORDERS = 100;

    public static final List<Tuple> ORDER_COLUMNS =
            List.of(
                    tuple("order_id", DataType.INTEGER),
                    tuple("customer_id", DataType.TEXT),
                    tuple("amount", DataType.DECIMAL),
                    tuple("weight", DataType.DECIMAL),
                    tuple("paid", DataType.BOOLEAN),
                    tuple("placed_at", DataType.TIMESTAMP),
                    tuple("ship_date", DataType.DATE),
                    tuple("pickup", DataType.TIME),
                    tuple("note", DataType.TEXT));

    /// Order 7 in canonical text.
    static final List<String> ORDER_SEVEN =
            List.of(
                    "7",
                    "007",
                    "7.50",
                    "0.7",
                    "true",
                    "2026-01-07 08:30:00.250000",
                    "2026-01-08",
                    "09:15:00",
                    "gift, \"large\"");

    private ContractData() {}

    /// Rows of `customers`: customer_id, name.
    public static List<List<String>> customers() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            rows.add(List.of(String.format(Locale.ROOT, "%03d", i), "Customer " + i));
        }
        return rows;
    }

    /// Rows of `orders` as texts in the order of [#ORDER_COLUMNS]; NULL is `null`.
    public static List<String[]> orders() {
        List<String[]> rows = new ArrayList<>();
        for (int i = 1; i <= ORDERS; i++) {
            rows.add(
                    new String[] {
                        String.valueOf(i),
                        String.format(Locale.ROOT, "%03d", i % 20),
                        i + ".50",
                        String.valueOf(i / 10.0),
                        String.valueOf(i % 10 >= 3),
                        String.format(Locale.ROOT, "2026-01-%02d 08:30:00.25", 1 + (i - 1) % 28),
                        String.format(Locale.ROOT, "2026-01-%02d", 1 + i % 28),
                        "09:15:00",
                        note(i)
                    });
        }
        return rows;
    }

    private static String note(int i) {
        return switch (i % 5) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> "gift, \"large\"";
            case 3 -> "plain";
            default -> "späte Lieferung";
        };
    }
}
