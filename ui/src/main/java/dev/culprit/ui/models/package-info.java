/// The models a person has set up: their settings, what they are told, what they cost. Knows no
/// provider.
@NullMarked
package dev.culprit.ui.models;

import org.jspecify.annotations.NullMarked;
