package dev.parley.persistence.account;

/** Why a token family ended. Stored by name: a name is never given to another meaning. */
public enum SignOutReason {
    /** The device asked for it. */
    LOGOUT,
    /** The user ended it from another device. */
    REVOKED,
    /** A refresh token was used twice: one of its holders is a thief. */
    REUSE,
    /** The user changed the password on another device. */
    PASSWORD_CHANGED,
    /** The user had as many devices as allowed, and this one had been silent for longest. */
    DISPLACED,
    /** Its refresh token ran out. */
    EXPIRED
}
