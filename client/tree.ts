/** Trees in the side bar from plain data: nodes in, a view out. */
import {
  type Command,
  type Disposable,
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from "vscode";

/** One line of a tree; ids must differ within a tree, so that what is open stays open. */
export interface TreeNode {
  readonly id: string;
  readonly label: string;
  /** Behind the label, paler. */
  readonly description?: string;
  /** Markdown. */
  readonly tooltip?: string;
  /** A name of VS Code's icons, with the id of a colour behind a blank. */
  readonly icon?: string;
  readonly command?: Command;
  /** For menus: `viewItem` in `when` clauses. */
  readonly context?: string;
  readonly children?: readonly TreeNode[];
  readonly isOpen?: boolean;
  /** What menus need to know of it. */
  readonly data?: unknown;
}

export interface Tree extends Disposable {
  /** Shows other nodes. */
  show(nodes: readonly TreeNode[]): void;
  readonly view: TreeView<TreeNode>;
}

export function createTree(id: string): Tree {
  const changed = new EventEmitter<undefined>();
  let roots: readonly TreeNode[] = [];
  const view = window.createTreeView<TreeNode>(id, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      getChildren: (node) => [...(node === undefined ? roots : (node.children ?? []))],
    },
  });
  return {
    view,
    show(nodes) {
      roots = nodes;
      changed.fire(undefined);
    },
    dispose() {
      view.dispose();
      changed.dispose();
    },
  };
}

function itemOf(node: TreeNode): TreeItem {
  const state =
    node.children === undefined
      ? TreeItemCollapsibleState.None
      : node.isOpen === true
        ? TreeItemCollapsibleState.Expanded
        : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(node.label, state);
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  if (node.tooltip !== undefined) item.tooltip = new MarkdownString(node.tooltip);
  if (node.icon !== undefined) item.iconPath = iconOf(node.icon);
  if (node.command !== undefined) item.command = node.command;
  if (node.context !== undefined) item.contextValue = node.context;
  return item;
}

function iconOf(icon: string): ThemeIcon {
  const [name = "", color] = icon.split(" ");
  return color === undefined ? new ThemeIcon(name) : new ThemeIcon(name, new ThemeColor(color));
}

/** Text that Markdown shows as it is, code spans left alone. */
export function plain(text: string): string {
  return text.replace(/[\\*_{}[\]<>#|]/g, "\\$&");
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
