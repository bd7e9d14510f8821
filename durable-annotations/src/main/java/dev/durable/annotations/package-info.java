/** What users put on their interfaces; nothing here is needed at run time. */
@NullMarked
package dev.durable.annotations;

import org.jspecify.annotations.NullMarked;
