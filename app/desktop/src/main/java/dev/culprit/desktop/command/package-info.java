/// The command line: one class a command. Progress goes to standard error, results to standard output.
@NullMarked
package dev.culprit.desktop.command;

import org.jspecify.annotations.NullMarked;
