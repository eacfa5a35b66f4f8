package dev.culprit.connector.documents.dynamodb;

/// All that is ever asked of the service. Its other operations write, or run PartiQL, which can.
enum Operation {
    LIST_TABLES("ListTables"),
    DESCRIBE_TABLE("DescribeTable"),
    SCAN("Scan");

    private final String target;

    Operation(String name) {
        this.target = "DynamoDB_20120810." + name;
    }

    /// As the request's header `X-Amz-Target` names it.
    String target() {
        return target;
    }
}
