// The only module that knows where the engine is and what it calls things.
import * as engine from '../engine.js';

export const {
  Editor, Node, Mark, Extension, InputRule, Document, Text, UndoRedo, Gapcursor, Dropcursor, TrailingNode,
  textblockTypeInputRule, wrappingInputRule, markInputRule, pm,
} = engine;

export const { DOMParser: ModelParser, Fragment, Slice, Node: ModelNode } = pm.model;
export const { Plugin, PluginKey, NodeSelection, TextSelection } = pm.state;
export const { Decoration, DecorationSet } = pm.view;
export const { tables } = pm;
