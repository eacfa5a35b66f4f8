/// Scoring: compares findings with what really happened, as far as a case folder says so.
/// The only reader of truths; it knows JSON and numbers, and no part that investigates knows it.
@NullMarked
package dev.culprit.desktop.bench;

import org.jspecify.annotations.NullMarked;
