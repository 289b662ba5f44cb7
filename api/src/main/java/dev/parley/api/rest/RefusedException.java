package dev.parley.api.rest;

import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.FieldError;
import dev.parley.protocol.error.Refusal;
import java.util.List;

/** Ends the handling of a call whose input is refused. It never leaves the router. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    static RefusedException of(ErrorCode code) {
        return new RefusedException(Refusal.of(code));
    }

    static RefusedException field(String field, String message) {
        return new RefusedException(Refusal.fields(List.of(new FieldError(field, message))));
    }

    Refusal refusal() {
        return refusal;
    }
}
