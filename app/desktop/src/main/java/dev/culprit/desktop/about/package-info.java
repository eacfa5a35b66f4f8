/// What is shipped and under which licences: the build's list of jars joined with the texts of
/// `resources/licences`. Knows no part of the product.
@NullMarked
package dev.culprit.desktop.about;

import org.jspecify.annotations.NullMarked;
