/** A platform on which people talk to the bot. */
export interface Adapter {
  readonly name: string;
  /**
   * Serves people until `stop` is called or, on a console, until they leave; resolves then.
   * Rejects when the platform cannot be reached, with the remedy in the message.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}
