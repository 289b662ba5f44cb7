package dev.parley.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AfterCloseTest {
    @ParameterizedTest
    @CsvSource({
        "4403, STOP",
        "403, STOP",
        "4401, RENEW",
        "401, RENEW",
        "4410, RETRY_HERE",
        "1012, RETRY_ELSEWHERE",
        "1006, RETRY_ELSEWHERE",
        "4408, RETRY_ELSEWHERE",
        "503, RETRY_ELSEWHERE",
        "429, RETRY_ELSEWHERE"
    })
    void followsTheCode(int code, AfterClose what) {
        assertThat(AfterClose.of(code)).isEqualTo(what);
    }
}
