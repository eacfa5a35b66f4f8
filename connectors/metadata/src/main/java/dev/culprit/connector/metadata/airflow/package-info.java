/// Runs of tasks from the log files of Airflow, in the layouts of versions 1, 2 and 3.
@NullMarked
package dev.culprit.connector.metadata.airflow;

import org.jspecify.annotations.NullMarked;
