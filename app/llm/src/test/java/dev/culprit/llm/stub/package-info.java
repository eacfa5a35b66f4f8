/// A server that speaks the three model protocols on real sockets, well or badly, as its queue says.
@NullMarked
package dev.culprit.llm.stub;

import org.jspecify.annotations.NullMarked;
