/// The queries that wait for a person, and what the person may do with them.
@NullMarked
package dev.culprit.ui.approval;

import org.jspecify.annotations.NullMarked;
