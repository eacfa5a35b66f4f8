/// Amazon S3 and stores that speak its protocol. Reads by hand-signed requests; brings no library.
@NullMarked
package dev.culprit.connector.cloud.s3;

import org.jspecify.annotations.NullMarked;
