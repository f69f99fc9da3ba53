/* amend_tree.c - elements and attributes of a tree, by their namespaces. */
#include <stdio.h>
#include <string.h>

#include "workbook/amend_private.h"

#define X(text) ((const xmlChar *)(text))

static const char *plain(const xmlChar *text)
{
    return (const char *)text;
}

static bool has_name(const xmlChar *own, const xmlNs *ns, enum wb_space space,
                     const char *name)
{
    return strcmp(plain(own), name) == 0
           && wb_space_of(ns ? plain(ns->href) : NULL) == space;
}

bool amend_is(const xmlNode *node, enum wb_space space, const char *name)
{
    return node->type == XML_ELEMENT_NODE
           && has_name(node->name, node->ns, space, name);
}

xmlNodePtr amend_child(const xmlNode *parent, enum wb_space space, const char *name)
{
    xmlNodePtr node = parent->children;
    while (node && !amend_is(node, space, name))
        node = node->next;
    return node;
}

static xmlAttrPtr find(const xmlNode *node, enum wb_space space, const char *name)
{
    xmlAttrPtr attribute = node->properties;
    while (attribute && !has_name(attribute->name, attribute->ns, space, name))
        attribute = attribute->next;
    return attribute;
}

const char *amend_get(const xmlNode *node, enum wb_space space, const char *name)
{
    const xmlAttr *attribute = find(node, space, name);
    if (!attribute)
        return NULL;
    const xmlNode *text = attribute->children;
    return text && text->content ? plain(text->content) : "";
}

bool amend_has(const xmlNode *node, enum wb_space space, const char *name,
               const char *text)
{
    const char *own = amend_get(node, space, name);
    return own && strcmp(own, text) == 0;
}

int amend_get_int(const xmlNode *node, enum wb_space space, const char *name, int least,
                  int most, int otherwise)
{
    const char *text = amend_get(node, space, name);
    struct wb_slice slice = {text, text ? strlen(text) : 0};
    return wb_slice_int(slice, least, most, otherwise);
}

void amend_unset(xmlNodePtr node, enum wb_space space, const char *name)
{
    xmlAttrPtr attribute = find(node, space, name);
    if (attribute)
        xmlRemoveProp(attribute);
}

/* The root's namespace, with a prefix: attributes need one. */
static xmlNsPtr find_space(xmlDocPtr tree, enum wb_space space)
{
    xmlNodePtr root = xmlDocGetRootElement(tree);
    char prefix[16];
    xmlNsPtr ns = root->nsDef;
    while (ns && !(ns->prefix && wb_space_of(plain(ns->href)) == space))
        ns = ns->next;
    if (ns)
        return ns;
    snprintf(prefix, sizeof prefix, "pbe%d", (int)space);
    return xmlNewNs(root, X(wb_space_uri(space)), X(prefix));
}

bool amend_put(xmlNodePtr node, enum wb_space space, const char *name, const char *text)
{
    xmlNsPtr ns = space == WB_NONE ? NULL : find_space(node->doc, space);
    if (space != WB_NONE && !ns)
        return false;
    xmlAttrPtr attribute = find(node, space, name);
    if (attribute && attribute->children) { /* it keeps its place */
        xmlNodeSetContent(attribute->children, X(text));
    } else {
        amend_unset(node, space, name);
        attribute = xmlNewNsProp(node, ns, X(name), X(text));
    }
    return attribute && attribute->name
           && (!*text || (attribute->children && attribute->children->content));
}

bool amend_put_int(xmlNodePtr node, enum wb_space space, const char *name, int number)
{
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    return amend_put(node, space, name, text);
}

xmlNodePtr amend_new(xmlDocPtr tree, enum wb_space space, const char *name)
{
    const xmlNode *root = xmlDocGetRootElement(tree);
    xmlNsPtr ns = root->ns && wb_space_of(plain(root->ns->href)) == space
                      ? root->ns
                      : find_space(tree, space);
    xmlNodePtr node = ns ? xmlNewDocNode(tree, ns, X(name), NULL) : NULL;
    if (node && !node->name) {
        xmlFreeNode(node);
        node = NULL;
    }
    return node;
}

xmlNodePtr amend_add(xmlNodePtr parent, enum wb_space space, const char *name)
{
    xmlNodePtr node = amend_new(parent->doc, space, name);
    return node ? xmlAddChild(parent, node) : NULL;
}

bool amend_add_text(xmlNodePtr parent, const char *text)
{
    xmlNodePtr node = xmlNewDocText(parent->doc, X(text));
    if (!node || !node->content) {
        xmlFreeNode(node);
        return false;
    }
    return xmlAddChild(parent, node) != NULL; /* may join it to the text before */
}

void amend_remove(xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}
