package io.serai.confidence;

import java.util.regex.Pattern;

/** What a customer's words alone give away, in English and Korean. */
final class CustomerWords {

    private static final Pattern ASKS_FOR_PERSON = pattern(
            "(?<!(?:not|n't|without|no need to)(?: want| wish| need| have)?(?: to)? )\\b(?:talk|speak|chat|connect me|transfer me|put me through|escalate(?: this)?)"
                    + "(?: directly)? (?:to|with) (?:an? |the |some |your )?(?:real |live |actual |human )*"
                    + "(?:human|person|people|agent|representative|rep|someone|somebody|operator|manager|supervisor|advisor"
                    + "|staff|employee|support)\\b",
            "\\b(?:need|want|get me|give me|can i (?:have|get)|is there) (?:an? |the )?(?:real|live|actual|human)"
                    + " (?:human|person|agent|being|representative|operator)\\b",
            "\\b(?:need|want|get me|give me) an? (?:human|representative|operator)\\b",
            "\\b(?:human|live agent|real person|representative|operator) please\\b",
            "^\\W*(?:human|agent|representative|operator|real person|live agent)\\W*$",
            "\\b(?:no|not|stop the|hate(?: this)?) (?:a |more )?(?:bots?|chatbots?|robots?)\\b",
            "(?:상담원|상담사|상담 직원|담당자|직원|매니저|책임자)(?:이랑|랑|과|와|하고|에게|한테|으로|로|님)?\\s*" + "(?:연결|통화|대화|얘기|이야기|바꿔|불러|상담|말하|말씀)",
            "(?:상담원|상담사|사람)\\s*(?:좀\\s*)?(?:나와|바꿔|불러|연결|부탁)",
            "(?:사람|인간)(?:이랑|랑|과|하고|한테|에게)\\s*(?:직접\\s*)?(?:대화|얘기|이야기|말|상담|통화|연결|문의)",
            "^\\W*(?:상담원|상담사|상담원이요|사람)\\W*$",
            "(?:봇|로봇|챗봇|ai|기계)\\s*(?:말고|싫|아니고|그만)");

    private static final Pattern RISK = pattern(
            "\\b(?:lawyers?|attorneys?|solicitors?|lawsuits?|sue|suing|legal(?:ly)? (?:action|threat|steps)|take you to court"
                    + "|small claims|ombudsman|trading standards|consumer protection)\\b",
            "\\b(?:injur(?:y|ed|ies)|hospital|emergency room|burn(?:ed|t) (?:me|my)|electric shock|electrocuted|allergic"
                    + "|poison(?:ed|ing)?|caught fire|on fire|explod(?:ed|ing)|bleeding)\\b",
            "\\b(?:fraud(?:ulent)?|scam(?:med|mers?)?|stolen|identity theft|hacked|phishing|chargebacks?"
                    + "|unauthori[sz]ed (?:charge|payment|transaction)s?|police|data breach|gdpr)\\b",
            "\\b(?:journalists?|reporters?|newspapers?|the press|the media|go(?:ing)? public|tv station)\\b",
            "\\b(?:suicid(?:e|al)|kill (?:my|your)self|end my life|self[- ]harm|want to die|hurt myself)\\b",
            "변호사|소송|고소|고발|법적|소비자원|소비자보호|내용증명|손해배상",
            "다쳤|다쳐|부상|화상을|병원|응급실|감전|알레르기|알러지|식중독|중독|불이 (?:났|나)|화재|폭발",
            "사기(?:당|꾼|죄|를 당|\\s*(?:신고|아니|같|피해))|도용|해킹|피싱|지불\\s*거절|차지백|경찰|개인\\s*정보\\s*(?:가\\s*)?유출|훔",
            "기자(?:에게|한테|님|를)|언론|제보|방송국",
            "자살|자해|죽고\\s*싶|죽어\\s*버리");

    private static final Pattern ANGRY = pattern(
            "\\b(?:ridiculous|unacceptable|disgusting|terrible|horrible|awful|worst|useless|incompetent|furious|angry|outrageous"
                    + "|pathetic|garbage|rubbish|fed up|sick of|joke of a|wtf|damn|hell is wrong|fuck\\w*|shit\\w*|bullshit)\\b",
            "짜증|화나|화가 나|열받|최악|어이없|어이가 없|황당|답답|실망|미치겠|장난(?:하|쳐)|개판|쓰레기|엉망|씨발|시발|ㅅㅂ|젠장",
            "!{3,}");

    private static final Pattern SHOUTED = Pattern.compile("\\b\\p{Lu}{4,}\\b");
    private static final Pattern QUESTION_MARKS = Pattern.compile("[?？]+");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]+");

    private CustomerWords() {}

    private static Pattern pattern(String... alternatives) {
        return Pattern.compile(
                "(?:" + String.join(")|(?:", alternatives) + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.MULTILINE);
    }

    static boolean askForPerson(String text) {
        return ASKS_FOR_PERSON.matcher(text.replace('’', '\'')).find();
    }

    static boolean nameRisk(String text) {
        return RISK.matcher(text).find();
    }

    static double anger(String text) {
        if (ANGRY.matcher(text).find()) {
            return 1;
        }
        return SHOUTED.matcher(text).results().count() >= 3 ? 0.7 : 0;
    }

    static double vagueness(String text, int contentTerms) {
        long words = WORDS.matcher(text).results().count();
        if (contentTerms == 0) {
            return 1;
        }
        // Korean says in one word what English needs three for, so its single words count as half.
        return contentTerms == 1 && words <= 2 ? 0.7 : 0;
    }

    static double several(String text) {
        return QUESTION_MARKS.matcher(text).results().count() >= 2 ? 1 : 0;
    }
}
