package dev.parley.load.plot;

import java.util.List;

/**
 * One quantity against another, as lines: both axes begin at zero, unless the steps go by powers of ten.
 *
 * @param title what is shown, with its unit
 * @param steps the name of what goes to the right
 * @param powers whether it goes by powers of ten
 */
public record Chart(String title, String steps, boolean powers, List<Line> lines) {
    /** {@code name} is empty where there is one line only. */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /** {@code x} is more than zero. */
    public record Point(double x, double y) {}

    public Chart {
        lines = List.copyOf(lines);
    }

    public static Chart of(String title, String steps, boolean powers, List<Point> points) {
        return new Chart(title, steps, powers, List.of(new Line("", points)));
    }

    double mostX() {
        return most(true);
    }

    /** A round number above all values. */
    double mostY() {
        double most = most(false);
        double power = Math.pow(10, Math.floor(Math.log10(most <= 0 ? 1 : most)));
        for (double step : new double[] {1, 2, 4, 5, 8}) {
            if (most <= step * power) {
                return step * power;
            }
        }
        return 10 * power;
    }

    double leastX() {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(Point::x)
                .min()
                .orElse(1);
    }

    private double most(boolean ofX) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> ofX ? point.x() : point.y())
                .max()
                .orElse(1);
    }
}
