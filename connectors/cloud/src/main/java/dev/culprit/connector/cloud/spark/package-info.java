/// Spark over Spark Connect. Speaks the protocol itself with the stubs that Spark's own client ships
/// for it; they are a plug-in, so only [SparkProvider] is loaded with the product.
@NullMarked
package dev.culprit.connector.cloud.spark;

import org.jspecify.annotations.NullMarked;
