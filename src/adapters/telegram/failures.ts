import { CallError } from './client.ts';

/** Telegram cannot be served until an operator mends something; the message says what. */
export class TelegramError extends Error {
  override readonly name = 'TelegramError';
}

/** What an operator has to do about a failed call; `undefined` when it is worth trying again. */
export function remedyFor(error: unknown): TelegramError | undefined {
  if (!(error instanceof CallError) || error.failure !== 'refused') return undefined;
  // For a token that does not even look like one Telegram says that there is no such address.
  if (error.code === 401 || error.code === 404) {
    return new TelegramError(
      `TELEGRAM_BOT_TOKEN is refused (${error.message}): copy the token again from @BotFather ` +
        '(/mybots, API Token); if TELEGRAM_API_ROOT is set, check that address too',
      { cause: error },
    );
  }
  if (error.says('bad webhook') || error.says('bad Webhook')) {
    return new TelegramError(
      `TELEGRAM_WEBHOOK_URL is refused (${error.message}): it has to be an https address that the ` +
        'world reaches on port 443, 80, 88 or 8443; leave it empty to poll instead',
      { cause: error },
    );
  }
  return undefined;
}

/** Two programs ask for the same bot's updates. */
export function isConflict(error: unknown): error is CallError {
  return error instanceof CallError && error.failure === 'refused' && error.code === 409;
}
