/// Hadoop's file system by WebHDFS, its HTTP interface.
@NullMarked
package dev.culprit.connector.cloud.hdfs;

import org.jspecify.annotations.NullMarked;
