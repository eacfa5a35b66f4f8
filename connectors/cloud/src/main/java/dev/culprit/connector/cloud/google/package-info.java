/// How to log in to Google's APIs and what their errors mean. Knows no single API.
@NullMarked
package dev.culprit.connector.cloud.google;

import org.jspecify.annotations.NullMarked;
