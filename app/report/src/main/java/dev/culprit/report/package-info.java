/// Renders a finding as a document. Knows the core, never the user interface or a connector.
@NullMarked
package dev.culprit.report;

import org.jspecify.annotations.NullMarked;
