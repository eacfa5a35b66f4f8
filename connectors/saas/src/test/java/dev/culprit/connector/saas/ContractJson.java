package dev.culprit.connector.saas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.connector.kit.ContractData;
import java.math.BigDecimal;

/// The contract's rows as services write them.
public final class ContractJson {
    private ContractJson() {}

    public static ArrayNode customers() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        ContractData.customers()
                .forEach(row ->
                        all.addObject().put("customer_id", row.get(0)).put("name", row.get(1)));
        return all;
    }

    public static ArrayNode orders() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        ContractData.orders().forEach(order -> order(all.addObject(), order));
        return all;
    }

    private static void order(ObjectNode json, String[] row) {
        json.put("order_id", Long.parseLong(row[0]));
        json.put("customer_id", row[1]);
        json.put("amount", new BigDecimal(row[2]));
        json.put("weight", Double.parseDouble(row[3]));
        json.put("paid", Boolean.parseBoolean(row[4]));
        json.put("placed_at", row[5].replace(' ', 'T') + "Z");
        json.put("ship_date", row[6]);
        json.put("pickup", row[7]);
        json.put("note", row[8]);
    }
}
