/// What is known around an alert before anything is measured: schema, keys, lineage, recent
/// changes. What is absent is unknown, never assumed to be none.
@NullMarked
package dev.culprit.core.context;

import org.jspecify.annotations.NullMarked;
