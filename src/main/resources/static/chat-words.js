const WORDS = {
  en: {
    restart: "New chat",
    welcome: "How can we help?",
    welcomeMore: "Write a question. When an answer is not certain, a person checks it first.",
    messages: "Messages",
    yourMessage: "Your message",
    placeholder: "Write a message",
    send: "Send",
    you: "You",
    ASSISTANT: "Assistant",
    AGENT: "Agent",
    HUB: "Serai",
    sources: "Sources",
    files: "Files",
    attach: "Attach files",
    remove: "Remove",
    download: "Download",
    notUploaded: "This file could not be uploaded.",
    leaveEmail: "Leave your e-mail address, and the answer reaches you when you are gone",
    keepEmail: "Keep it",
    emailKept: "Answers also go to",
    OPEN: "Received",
    ANSWERING: "Received. Writing an answer",
    AWAITING_APPROVAL: "A person is checking this answer",
    WITH_AGENT: "A person is answering you",
    ANSWERED: "Answered",
    RESOLVED: "Closed. Write again at any time.",
    sending: "Sending",
    later: "Not sent yet. Trying again",
    reconnecting: "The connection is lost. Trying again",
    refused: "This message was not accepted.",
    forgotten: "This conversation can no longer be opened. Send your message to begin a new one.",
  },
  ko: {
    restart: "새 대화",
    welcome: "무엇을 도와드릴까요?",
    welcomeMore: "궁금한 점을 적어 주세요. 확실하지 않은 답변은 담당자가 먼저 확인합니다.",
    messages: "메시지",
    yourMessage: "메시지 입력",
    placeholder: "메시지를 입력하세요",
    send: "보내기",
    you: "나",
    ASSISTANT: "도우미",
    AGENT: "상담원",
    HUB: "Serai",
    sources: "출처",
    files: "파일",
    attach: "파일 첨부",
    remove: "삭제",
    download: "내려받기",
    notUploaded: "파일을 올리지 못했습니다.",
    leaveEmail: "이메일 주소를 남기시면 자리를 비우셔도 답변을 보내 드립니다",
    keepEmail: "저장",
    emailKept: "답변을 받을 주소:",
    OPEN: "접수되었습니다",
    ANSWERING: "접수되었습니다. 답변을 작성하고 있습니다",
    AWAITING_APPROVAL: "담당자가 답변을 확인하고 있습니다",
    WITH_AGENT: "상담원이 답변하고 있습니다",
    ANSWERED: "답변이 완료되었습니다",
    RESOLVED: "종료된 대화입니다. 언제든지 다시 문의해 주세요.",
    sending: "보내는 중",
    later: "아직 보내지 못했습니다. 다시 시도합니다",
    reconnecting: "연결이 끊어졌습니다. 다시 연결하고 있습니다",
    refused: "메시지를 보낼 수 없습니다.",
    forgotten: "이 대화를 더 이상 열 수 없습니다. 메시지를 보내면 새 대화가 시작됩니다.",
  },
};

const preferred = localStorage.getItem("serai-language") ?? navigator.language.slice(0, 2);
let language = preferred === "ko" ? "ko" : "en";

export const currentLanguage = () => language;
export const word = (key) => WORDS[language][key] ?? key;

export function toggleLanguage() {
  language = language === "en" ? "ko" : "en";
  localStorage.setItem("serai-language", language);
}

export function translatePage() {
  document.documentElement.lang = language;
  document.querySelectorAll("[data-word]").forEach((element) => (element.textContent = word(element.dataset.word)));
  document
    .querySelectorAll("[data-label]")
    .forEach((element) => element.setAttribute("aria-label", word(element.dataset.label)));
  const toggle = document.getElementById("language");
  toggle.textContent = language === "en" ? "한국어" : "English";
  toggle.lang = language === "en" ? "ko" : "en";
  document.getElementById("text").placeholder = word("placeholder");
}
