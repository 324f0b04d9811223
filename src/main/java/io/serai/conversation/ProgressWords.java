package io.serai.conversation;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** What customers read about where they stand, where nothing shows it to them live. The one place of these words. */
enum ProgressWords {
    ENGLISH(Locale.UK) {
        @Override
        String stage(Progress progress) {
            return switch (progress.stage()) {
                case RECEIVED -> "Thank you, your message has arrived.";
                case WRITING -> "Thank you for your message. The answer is being written.";
                case CHECKING ->
                    "Thank you for your message. A person is checking the answer and will write to you here.";
                case WAITING -> "Thank you for your message. A person will answer you here.";
                case WITH_PERSON ->
                    "Thank you for your message. %s has it and will answer you here.".formatted(progress.person());
                case ANSWERED -> "Your message has been answered.";
                case RESOLVED -> "This conversation is resolved. Write again whenever you like.";
            };
        }

        @Override
        String place(int place) {
            return "You are number %d in line.".formatted(place);
        }

        @Override
        String minutes(int minutes) {
            return minutes == 1 ? "It takes about a minute." : "It takes about %d minutes.".formatted(minutes);
        }

        @Override
        String opensAt(String time) {
            return "We are away right now and back on %s.".formatted(time);
        }
    },
    KOREAN(Locale.KOREA) {
        @Override
        String stage(Progress progress) {
            return switch (progress.stage()) {
                case RECEIVED -> "문의가 접수되었습니다. 감사합니다.";
                case WRITING -> "문의해 주셔서 감사합니다. 답변을 작성하고 있습니다.";
                case CHECKING -> "문의해 주셔서 감사합니다. 담당자가 답변을 확인하고 있으며 여기로 답변을 보내 드립니다.";
                case WAITING -> "문의해 주셔서 감사합니다. 담당자가 여기로 답변을 드립니다.";
                case WITH_PERSON -> "문의해 주셔서 감사합니다. %s 담당자가 맡아 여기로 답변을 드립니다.".formatted(progress.person());
                case ANSWERED -> "문의에 답변을 드렸습니다.";
                case RESOLVED -> "상담이 마무리되었습니다. 언제든지 다시 문의해 주세요.";
            };
        }

        @Override
        String place(int place) {
            return "대기 순서는 %d번째입니다.".formatted(place);
        }

        @Override
        String minutes(int minutes) {
            return "약 %d분 걸립니다.".formatted(minutes);
        }

        @Override
        String opensAt(String time) {
            return "지금은 상담 시간이 아니며 %s에 다시 시작합니다.".formatted(time);
        }
    };

    private final DateTimeFormatter times;

    ProgressWords(Locale locale) {
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(locale);
    }

    static ProgressWords in(boolean korean) {
        return korean ? KOREAN : ENGLISH;
    }

    /** @param zone in which times are told */
    String of(Progress progress, ZoneId zone) {
        StringBuilder words = new StringBuilder(stage(progress));
        if (progress.place() != null) {
            words.append(' ').append(place(progress.place()));
        }
        if (progress.minutes() != null) {
            words.append(' ').append(minutes(progress.minutes()));
        }
        if (progress.opensAt() != null) {
            words.append(' ').append(opensAt(times.withZone(zone).format(progress.opensAt())));
        }
        return words.toString();
    }

    abstract String stage(Progress progress);

    abstract String place(int place);

    abstract String minutes(int minutes);

    abstract String opensAt(String time);
}
