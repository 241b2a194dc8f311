import { describe, expect, test } from 'vitest';
import { type AskTask, decode, type Task } from '../../src/adapters/telegram/decode.ts';
import { type Me, readMe, readUpdate } from '../../src/adapters/telegram/update.ts';
import { publicCommands } from '../../src/bot/commands.ts';
import { wordings } from '../../src/bot/wording/wording.ts';
import { BOT } from '../support/telegram-chats.ts';
import { foundIn } from '../support/telegram-rules.ts';

const me: Me = readMe(BOT);
const lan = { id: 7, first_name: 'Lan', language_code: 'vi' };
const group = { id: -100_500, type: 'supergroup' };
const fromUs = { message_id: 5, chat: group, from: BOT, text: 'Bắc Kạn' };

function taskOf(message: Readonly<Record<string, unknown>>, kind = 'message'): Task | undefined {
  const text = typeof message.text === 'string' ? { entities: foundIn(message.text) } : {};
  const whole = { message_id: 9, chat: group, from: lan, date: 1, ...text, ...message };
  const update = readUpdate({ update_id: 1, [kind]: whole });
  if (update === undefined) throw new Error('the update cannot be read');
  return decode(update, me);
}

/** What is asked in a group; `undefined`: nothing. */
function asked(message: Readonly<Record<string, unknown>>, kind?: string): string | undefined {
  const task = taskOf(message, kind);
  return task?.kind === 'ask' ? task.text : undefined;
}

describe('in a group', () => {
  test.for([
    // commands
    ['/hoi Tỉnh nào?', '/hoi Tỉnh nào?'],
    ['/hoi@hoidap_bot Tỉnh nào?', '/hoi Tỉnh nào?'],
    ['/HOI@HoiDap_Bot Tỉnh nào?', '/HOI Tỉnh nào?'],
    ['  /kho', '/kho'],
    ['/kho@hoidap_bot', '/kho'],
    ['/xyz@hoidap_bot', '/xyz'],
    ['/hỏi Tỉnh nào?', '/hỏi Tỉnh nào?'],
    ['/sosanh Lạng Sơn', '/sosanh Lạng Sơn'],
    ['/hoi@other_bot Tỉnh nào?', undefined],
    ['/hoi@hoidap_bot_dev Tỉnh nào?', undefined],
    ['/kho@other_bot @hoidap_bot', undefined],
    ['/xyz', undefined],
    ['/home/lan/tin.txt', undefined],
    ['xem /hoi Tỉnh nào?', undefined],
    // mentions
    ['@hoidap_bot Tỉnh nào?', 'Tỉnh nào?'],
    ['@HOIDAP_BOT: Tỉnh nào?', 'Tỉnh nào?'],
    ['Tỉnh nào, @hoidap_bot?', 'Tỉnh nào, ?'],
    ['Tỉnh nào @hoidap_bot vậy', 'Tỉnh nào vậy'],
    ['@hoidap_bot', ''],
    ['@hoidap_bot /kho', '/kho'],
    ['@hoidap_bot @hoidap_bot gì?', 'gì?'],
    ['@hoidap_bot_dev Tỉnh nào?', undefined],
    ['@hoidap Tỉnh nào?', undefined],
    ['a@hoidap_bot Tỉnh nào?', undefined],
    ['Tỉnh nào?', undefined],
    ['hoidap_bot Tỉnh nào?', undefined],
    ['', undefined],
  ] as const)('%j is %j', ([text, wanted]) => {
    expect(asked({ text })).toBe(wanted);
  });

  test('a reply to the bot', () => {
    expect(asked({ text: 'còn Lạng Sơn?', reply_to_message: fromUs })).toBe('còn Lạng Sơn?');
    expect(asked({ sticker: {}, reply_to_message: fromUs })).toBeUndefined();
    expect(
      asked({ text: 'còn Lạng Sơn?', reply_to_message: { ...fromUs, from: lan } }),
    ).toBeUndefined();
    expect(asked({ text: '/kho@other_bot', reply_to_message: fromUs })).toBeUndefined();
    expect(asked({ text: '/stop', reply_to_message: fromUs })).toBeUndefined();
  });

  test('a message in a topic that the bot opened is no reply to it', () => {
    const opened = { message_id: 3, chat: group, from: BOT, forum_topic_created: { name: 'CĐS' } };
    expect(
      asked({
        text: 'chào mọi người',
        is_topic_message: true,
        message_thread_id: 3,
        reply_to_message: opened,
      }),
    ).toBeUndefined();
  });

  test('the bot named under a message asks with that message', () => {
    const other = { message_id: 4, chat: group, from: { id: 8 }, text: ' Ai là Giám đốc? ' };
    expect(asked({ text: '@hoidap_bot', reply_to_message: other })).toBe('Ai là Giám đốc?');
    expect(asked({ text: '@hoidap_bot tóm tắt', reply_to_message: other })).toBe('tóm tắt');
    expect(asked({ text: '@hoidap_bot', reply_to_message: fromUs })).toBe('');
  });

  test('a name without a username is a mention by its id', () => {
    const mention = { type: 'text_mention', offset: 0, length: 7 };
    const text = 'Hỏi đáp Tỉnh nào?';
    expect(asked({ text, entities: [{ ...mention, user: BOT }] })).toBe('Tỉnh nào?');
    expect(asked({ text, entities: [{ ...mention, user: lan }] })).toBeUndefined();
  });

  test('offsets are UTF-16 units: an emoji before the name counts two', () => {
    expect(asked({ text: '🇻🇳👍 @hoidap_bot Tỉnh nào?' })).toBe('🇻🇳👍 Tỉnh nào?');
  });

  test('the words under a picture count like a text', () => {
    const caption = '@hoidap_bot đây là tỉnh nào?';
    expect(asked({ photo: [], caption, caption_entities: foundIn(caption) })).toBe(
      'đây là tỉnh nào?',
    );
    expect(asked({ photo: [], caption: '/kho' })).toBe('/kho');
    expect(asked({ photo: [] })).toBeUndefined();
  });

  test.for([
    ['a bot', { from: { id: 9, is_bot: true }, text: '@hoidap_bot Tỉnh nào?' }],
    ['itself', { from: BOT, text: '@hoidap_bot Tỉnh nào?' }],
    [
      'a post that Telegram forwards from the linked channel',
      {
        from: { id: 777000 },
        sender_chat: { id: -100_900, type: 'channel' },
        is_automatic_forward: true,
        text: '/kho',
      },
    ],
    [
      'its own text, forwarded',
      { forward_origin: { type: 'user', sender_user: BOT }, text: '@hoidap_bot Tỉnh nào?' },
    ],
    ['its own text, sent through inline mode', { via_bot: BOT, text: '@hoidap_bot Bắc Kạn' }],
    ['a service message', { new_chat_members: [lan] }],
    ['the bot being added', { new_chat_members: [BOT] }],
  ])('%s is not answered', ([, message]) => {
    expect(taskOf(message as Record<string, unknown>)).toBeUndefined();
  });

  test('who writes in the name of the group or of a channel is a person', () => {
    const anonymous = { id: 1_087_968_824, is_bot: true, username: 'GroupAnonymousBot' };
    expect(taskOf({ from: anonymous, sender_chat: group, text: '/kho' })).toMatchObject({
      person: '-100500',
    });
  });

  test('a topic is one only where Telegram says so', () => {
    const inTopic = taskOf({ text: '/kho', is_topic_message: true, message_thread_id: 3 });
    expect(inTopic).toMatchObject({ thread: 3 });
    expect(taskOf({ text: '/kho', message_thread_id: 3 })).not.toHaveProperty('thread');
  });

  test('a command that does not exist is worth a word only when it is surely ours', () => {
    expect((taskOf({ text: '/xyz@hoidap_bot' }) as AskTask).addressed).toBe(true);
    expect((taskOf({ text: '/kho' }) as AskTask).addressed).toBe(false);
  });
});

describe('what the bot asked for', () => {
  const prompts = Object.values(wordings).flatMap((words) =>
    publicCommands.flatMap(({ key, typed }) =>
      Object.values(words.commands[key].arguments).map(({ ask }) => ({ ask, name: typed[0] })),
    ),
  );

  test.for(prompts)('$ask', ({ ask, name }) => {
    const reply_to_message = { message_id: 5, chat: group, from: BOT, text: ask };
    expect(asked({ text: 'Lạng Sơn', reply_to_message })).toBe(`/${name} Lạng Sơn`);
    expect(asked({ text: '@hoidap_bot Lạng Sơn', reply_to_message })).toBe(`/${name} Lạng Sơn`);
  });

  test('each command asks in words of its own', () => {
    expect(new Set(prompts.map(({ ask }) => ask)).size).toBe(prompts.length);
  });

  test('somebody else saying the same is not the bot', () => {
    const [prompt] = prompts;
    const reply_to_message = { message_id: 5, chat: group, from: lan, text: prompt?.ask };
    expect(asked({ text: 'Lạng Sơn', reply_to_message })).toBeUndefined();
  });
});

describe('in a private chat everything is for the bot', () => {
  const chat = { id: 7, type: 'private' };

  test.for([
    ['Tỉnh nào?', 'Tỉnh nào?'],
    ['/xyz', '/xyz'],
    ['/hoi@hoidap_bot gì?', '/hoi gì?'],
    ['/hoi@other_bot gì?', undefined],
    ['@hoidap_bot Tỉnh nào?', 'Tỉnh nào?'],
  ] as const)('%j', ([text, wanted]) => {
    expect(asked({ chat, text })).toBe(wanted);
  });

  test('a picture or a voice has no words; of an album one message counts', () => {
    expect(asked({ chat, voice: {} })).toBe('');
    expect(asked({ chat, photo: [], media_group_id: '1' })).toBeUndefined();
    expect(asked({ chat, photo: [], media_group_id: '1', caption: 'gì?' })).toBe('gì?');
    expect(asked({ chat, pinned_message: {} })).toBeUndefined();
  });

  test('the language of the app', () => {
    const from = (language_code: string) =>
      taskOf({ chat, text: 'x', from: { ...lan, language_code } });
    expect(from('vi')).toMatchObject({ locale: 'vi' });
    expect(from('en-GB')).toMatchObject({ locale: 'en' });
    expect(from('fr')).not.toHaveProperty('locale');
  });
});

test('a channel gets commands answered, nothing else', () => {
  const chat = { id: -100_900, type: 'channel' };
  const post = (text: string) =>
    asked({ chat, text, from: undefined, sender_chat: chat }, 'channel_post');
  expect(post('/kho')).toBe('/kho');
  expect(post('@hoidap_bot Tỉnh nào?')).toBeUndefined();
  expect(post('Tỉnh nào?')).toBeUndefined();
});

test('a changed message is told from a new one', () => {
  expect(taskOf({ text: '/kho' }, 'edited_message')).toMatchObject({ edited: true });
  expect(taskOf({ text: '/kho' })).toMatchObject({ edited: false });
});

describe('other updates', () => {
  const of = (content: object) => {
    const update = readUpdate({ update_id: 1, ...content });
    return update && decode(update, me);
  };

  test('a group becomes a supergroup: said in both', () => {
    const moved = { kind: 'moved', from: '-500', to: '-100500' };
    const old = { id: -500, type: 'group' };
    expect(taskOf({ chat: old, migrate_to_chat_id: -100_500 })).toEqual(moved);
    expect(taskOf({ migrate_from_chat_id: -500 })).toEqual(moved);
  });

  test('the bot is blocked or removed', () => {
    const member = (status: string) =>
      of({ my_chat_member: { chat: group, new_chat_member: { status, user: BOT } } });
    expect(member('kicked')).toEqual({ kind: 'left', chat: '-100500' });
    expect(member('left')).toEqual({ kind: 'left', chat: '-100500' });
    expect(member('member')).toBeUndefined();
    expect(member('administrator')).toBeUndefined();
  });

  test('a button, also under a message that is too old to be shown', () => {
    const message = { message_id: 3, chat: group, date: 0 };
    expect(of({ callback_query: { id: '1', from: lan, data: 'mabc', message } })).toMatchObject({
      kind: 'press',
      id: 'mabc',
      person: '7',
      message: 3,
    });
    expect(
      of({ callback_query: { id: '1', from: lan, game_short_name: 'x', message } }),
    ).toMatchObject({ kind: 'press', id: '' });
  });

  test('an inline query', () => {
    const inline_query = { id: '1', from: lan, query: 'chuyển đổi số', offset: '10' };
    expect(of({ inline_query })).toMatchObject({
      kind: 'inline',
      text: 'chuyển đổi số',
      offset: '10',
    });
  });

  test.for([
    [{ update_id: 'x' }],
    [{}],
    [null],
    ['text'],
    [{ update_id: 1, message: { text: 'x' } }],
    [{ update_id: 1, callback_query: { id: 1 } }],
  ])('what is no update is none: %j', ([data]) => {
    expect(readUpdate(data)).toBeUndefined();
  });

  test.for([
    [{ update_id: 1 }],
    [{ update_id: 1, poll: {} }],
    [{ update_id: 1, callback_query: { id: '1', from: lan, inline_message_id: 'x', data: 'y' } }],
  ])('what nobody has to do with is left alone: %j', ([data]) => {
    const update = readUpdate(data);
    expect(update && decode(update, me)).toBeUndefined();
  });
});
