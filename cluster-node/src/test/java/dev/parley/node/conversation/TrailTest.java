package dev.parley.node.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrailTest {
    @Test
    void isTheListThatItWasMadeOf() {
        Trail<Integer> trail = Trail.of(List.of(1, 2, 3));
        assertThat(trail).containsExactly(1, 2, 3).isEqualTo(List.of(1, 2, 3));
        assertThatThrownBy(() -> trail.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trail.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> trail.add(4)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatWasCutIsOutOfReach() {
        Trail<Integer> trail = Trail.of(List.of(1, 2, 3)).with(4, 2);
        assertThat(trail).containsExactly(3, 4);
        assertThatThrownBy(() -> trail.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void behavesAsAListWhateverIsAddedAndCut() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Integer> list = new ArrayList<>();
        Trail<Integer> trail = Trail.of(list);
        for (int i = 0; i < 5_000; i++) {
            Trail<Integer> before = trail;
            List<Integer> copy = List.copyOf(list);
            int cut = random.nextInt(50) == 0
                    ? random.nextInt(list.size() + 1)
                    : Math.min(list.size(), random.nextInt(2));
            trail = trail.with(i, cut);
            list.subList(0, cut).clear();
            list.add(i);
            assertThat(trail).as("seed %d", seed).isEqualTo(list);
            assertThat(before).as("seed %d", seed).isEqualTo(copy);
        }
    }
}
