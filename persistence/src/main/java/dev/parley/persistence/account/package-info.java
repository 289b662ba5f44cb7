/** What is stored of accounts. */
@NullMarked
package dev.parley.persistence.account;

import org.jspecify.annotations.NullMarked;
