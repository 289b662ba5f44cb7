package dev.parley.persistence.friend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.account.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PairTest {
    private final UserId ann = new UserId(UUID.fromString("0193500e-0000-7000-8000-000000000001"));
    private final UserId ben = new UserId(UUID.fromString("0193500e-0000-7000-8000-000000000002"));

    @Test
    void isTheSameForBothOrders() {
        assertThat(Pair.of(ann, ben)).isEqualTo(Pair.of(ben, ann));
        assertThat(Pair.of(ann, ben).other(ann)).isEqualTo(ben);
        assertThat(Pair.of(ann, ben).other(ben)).isEqualTo(ann);
    }

    @Test
    void isReadFromItsText() {
        assertThat(Pair.of(Pair.of(ben, ann).toString())).isEqualTo(Pair.of(ann, ben));
        assertThatThrownBy(() -> Pair.of("nonsense")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pair.of(ben + "_" + ann)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOfTwo() {
        assertThatThrownBy(() -> Pair.of(ann, ann)).isInstanceOf(IllegalArgumentException.class);
    }
}
