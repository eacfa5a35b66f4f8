/// Every visible text, by key.
@NullMarked
package dev.culprit.ui.i18n;

import org.jspecify.annotations.NullMarked;
