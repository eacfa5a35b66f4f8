/// A case to test on: a shop whose orders lost their user.
@NullMarked
package dev.culprit.llm.shop;

import org.jspecify.annotations.NullMarked;
