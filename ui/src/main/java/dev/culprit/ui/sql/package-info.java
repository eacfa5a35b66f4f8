/// SQL on screen: highlighting and the read-only or editable area that shows it.
@NullMarked
package dev.culprit.ui.sql;

import org.jspecify.annotations.NullMarked;
