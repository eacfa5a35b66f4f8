/// Two investigations side by side, with the first difference marked.
@NullMarked
package dev.culprit.ui.compare;

import org.jspecify.annotations.NullMarked;
