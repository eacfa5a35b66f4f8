/// Builds what is installed: a trimmed copy of the jars, the image with its runtime, the packages.
/// Runs at build time only and is not shipped; knows no other part of the product.
@NullMarked
package dev.culprit.packaging;

import org.jspecify.annotations.NullMarked;
