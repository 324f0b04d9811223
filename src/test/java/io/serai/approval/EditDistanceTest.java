package io.serai.approval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EditDistanceTest {

    @Test
    void itIsTheShareOfWordsThatWereChanged() {
        assertThat(EditDistance.between("Two days.", "Two days.")).isZero();
        assertThat(EditDistance.between("Two  days.\n", "two days.")).isZero();
        assertThat(EditDistance.between("It takes two days.", "It takes three days."))
                .isEqualTo(0.25);
        assertThat(EditDistance.between("one two", "one two three four")).isEqualTo(0.5);
        assertThat(EditDistance.between("", "all new")).isEqualTo(1);
        assertThat(EditDistance.between("", " ")).isZero();
    }
}
