/// DynamoDB as a source of extracts. Only operations that read are ever sent, and no PartiQL. Knows
/// the kit, no other family.
@NullMarked
package dev.culprit.connector.documents.dynamodb;

import org.jspecify.annotations.NullMarked;
