/// Tools of a Model Context Protocol server as tables. Only tools that the user named are called.
/// Knows the HTTP package, no other service.
@NullMarked
package dev.culprit.connector.saas.mcp;

import org.jspecify.annotations.NullMarked;
