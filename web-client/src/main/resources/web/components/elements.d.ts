/** The elements of the page by their names, for the type checker alone. */
import type { ParleyApp } from './app.js';
import type { ParleyConfirmDialog } from './confirm-dialog.js';
import type { ParleyPersonSheet } from './person-sheet.js';
import type { ParleyComposer } from './composer.js';
import type { ParleyConversationList } from './conversation-list.js';
import type { ParleyConversationRow } from './conversation-row.js';
import type { ParleyConversationView } from './conversation-view.js';
import type { ParleyDetailsPane } from './details-pane.js';
import type { ParleyJumpDialog } from './jump-dialog.js';
import type { ParleyMessageChunk } from './message-chunk.js';
import type { ParleyMessageList } from './message-list.js';
import type { ParleyMessageMenu } from './message-menu.js';
import type { ParleyNewConversation } from './new-conversation.js';
import type { ParleyPeoplePicker } from './people-picker.js';
import type { ParleyConversationHead } from './conversation-head.js';
import type { ParleyEmojiPicker } from './emoji-picker.js';
import type { ParleyReadersSheet } from './readers-sheet.js';
import type { ParleyTypingLine } from './typing-line.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-app': ParleyApp;
    'parley-confirm-dialog': ParleyConfirmDialog;
    'parley-person-sheet': ParleyPersonSheet;
    'parley-composer': ParleyComposer;
    'parley-conversation-list': ParleyConversationList;
    'parley-conversation-row': ParleyConversationRow;
    'parley-conversation-view': ParleyConversationView;
    'parley-details-pane': ParleyDetailsPane;
    'parley-jump-dialog': ParleyJumpDialog;
    'parley-message-chunk': ParleyMessageChunk;
    'parley-message-list': ParleyMessageList;
    'parley-message-menu': ParleyMessageMenu;
    'parley-new-conversation': ParleyNewConversation;
    'parley-conversation-head': ParleyConversationHead;
    'parley-emoji-picker': ParleyEmojiPicker;
    'parley-readers-sheet': ParleyReadersSheet;
    'parley-typing-line': ParleyTypingLine;
    'parley-people-picker': ParleyPeoplePicker;
  }
}
