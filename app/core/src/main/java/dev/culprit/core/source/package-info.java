/// What a source of data looks like from outside: names, types, tables, capabilities and the ways
/// it fails. Knows no driver and runs nothing.
@NullMarked
package dev.culprit.core.source;

import org.jspecify.annotations.NullMarked;
