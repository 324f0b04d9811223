package io.serai.shared;

/**
 * The one form in which e-mail addresses are kept and compared. The database never folds one itself: its idea of lower case
 * depends on its locale and is not Java's, and who is one person here would be two there.
 */
public final class EmailAddress {

    private EmailAddress() {}

    /**
     * All letters in lower case, each for itself. A letter beyond ASCII never becomes one of ASCII: {@code İ} is no {@code i}
     * and the Kelvin sign no {@code k}, or somebody else's mailbox would be taken for this one.
     */
    public static String folded(String address) {
        return address.codePoints()
                .map(EmailAddress::folded)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int folded(int letter) {
        int lower = Character.toLowerCase(letter);
        return letter > 0x7F && lower <= 0x7F ? letter : lower;
    }
}
