/// ClickHouse over its HTTP interface, from servers of 2018 to those of today.
@NullMarked
package dev.culprit.connector.cloud.clickhouse;

import org.jspecify.annotations.NullMarked;
