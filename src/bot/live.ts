import type { Bot } from './bot.ts';

/** A bot whose corpus can be exchanged while it answers. */
export interface LiveBot {
  /** Answers with whichever bot serves at the moment; stays the same for ever. */
  readonly bot: Bot;
  /** Whoever asks from now on is answered by another bot. */
  serve(next: Bot): void;
}

/** Makes a bot exchangeable. What it is asked for is looked up with each call, so nobody keeps an old one. */
export function createLiveBot(first: Bot): LiveBot {
  let serving = first;
  const bot: Bot = {
    get collection() {
      return serving.collection;
    },
    ask: (question) => serving.ask(question),
    examine: (text) => serving.examine(text),
    ready: () => serving.ready(),
    source: (code, language) => serving.source(code, language),
    province: (typed, asker) => serving.province(typed, asker),
    corpus: (language) => serving.corpus(language),
    help: (language) => serving.help(language),
    stats: (given, asker) => serving.stats(given, asker),
    compare: (given, asker) => serving.compare(given, asker),
    export: (asker) => serving.export(asker),
    spoken: (text, asker) => serving.spoken(text, asker),
  };
  return {
    bot,
    serve(next) {
      serving = next;
    },
  };
}
