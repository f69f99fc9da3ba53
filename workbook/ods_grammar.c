#include "workbook/ods.h"

static const struct wb_word words[ODS_WORDS] = {
    [ODS_DOCUMENT] = {WB_OFFICE, "document"},
    [ODS_DOCUMENT_CONTENT] = {WB_OFFICE, "document-content"},
    [ODS_DOCUMENT_STYLES] = {WB_OFFICE, "document-styles"},
    [ODS_DOCUMENT_META] = {WB_OFFICE, "document-meta"},
    [ODS_META] = {WB_OFFICE, "meta"},
    [ODS_STYLES] = {WB_OFFICE, "styles"},
    [ODS_AUTOMATIC_STYLES] = {WB_OFFICE, "automatic-styles"},
    [ODS_BODY] = {WB_OFFICE, "body"},
    [ODS_SPREADSHEET] = {WB_OFFICE, "spreadsheet"},
    [ODS_VALUE_TYPE] = {WB_OFFICE, "value-type"},
    [ODS_VALUE] = {WB_OFFICE, "value"},
    [ODS_DATE_VALUE] = {WB_OFFICE, "date-value"},
    [ODS_TIME_VALUE] = {WB_OFFICE, "time-value"},
    [ODS_BOOLEAN_VALUE] = {WB_OFFICE, "boolean-value"},
    [ODS_STRING_VALUE] = {WB_OFFICE, "string-value"},
    [ODS_CALCEXT_VALUE_TYPE] = {WB_CALCEXT, "value-type"},
    [ODS_TITLE] = {WB_DC, "title"},
    [ODS_CREATOR] = {WB_DC, "creator"},
    [ODS_INITIAL_CREATOR] = {WB_META, "initial-creator"},
    [ODS_GENERATOR] = {WB_META, "generator"},
    [ODS_USER_DEFINED] = {WB_META, "user-defined"},
    [ODS_META_NAME] = {WB_META, "name"},
    [ODS_PERCENTAGE_STYLE] = {WB_NUMBER, "percentage-style"},
    [ODS_DATE_STYLE] = {WB_NUMBER, "date-style"},
    [ODS_NUMBER_STYLE] = {WB_NUMBER, "number-style"},
    [ODS_STYLE] = {WB_STYLE, "style"},
    [ODS_STYLE_NAME] = {WB_STYLE, "name"},
    [ODS_FAMILY] = {WB_STYLE, "family"},
    [ODS_PARENT] = {WB_STYLE, "parent-style-name"},
    [ODS_DATA_STYLE] = {WB_STYLE, "data-style-name"},
    [ODS_TABLE_PROPERTIES] = {WB_STYLE, "table-properties"},
    [ODS_DISPLAY] = {WB_TABLE, "display"},
    [ODS_CALCULATION_SETTINGS] = {WB_TABLE, "calculation-settings"},
    [ODS_NULL_DATE] = {WB_TABLE, "null-date"},
    [ODS_NULL_DATE_VALUE] = {WB_TABLE, "date-value"},
    [ODS_TABLE] = {WB_TABLE, "table"},
    [ODS_TABLE_NAME] = {WB_TABLE, "name"},
    [ODS_TABLE_STYLE_NAME] = {WB_TABLE, "style-name"},
    [ODS_DEFAULT_CELL_STYLE] = {WB_TABLE, "default-cell-style-name"},
    [ODS_COLUMN_GROUP] = {WB_TABLE, "table-column-group"},
    [ODS_HEADER_COLUMNS] = {WB_TABLE, "table-header-columns"},
    [ODS_COLUMNS] = {WB_TABLE, "table-columns"},
    [ODS_COLUMN] = {WB_TABLE, "table-column"},
    [ODS_COLUMNS_REPEATED] = {WB_TABLE, "number-columns-repeated"},
    [ODS_COLUMNS_SPANNED] = {WB_TABLE, "number-columns-spanned"},
    [ODS_ROW_GROUP] = {WB_TABLE, "table-row-group"},
    [ODS_HEADER_ROWS] = {WB_TABLE, "table-header-rows"},
    [ODS_ROWS] = {WB_TABLE, "table-rows"},
    [ODS_ROW] = {WB_TABLE, "table-row"},
    [ODS_ROWS_REPEATED] = {WB_TABLE, "number-rows-repeated"},
    [ODS_ROWS_SPANNED] = {WB_TABLE, "number-rows-spanned"},
    [ODS_VISIBILITY] = {WB_TABLE, "visibility"},
    [ODS_CELL] = {WB_TABLE, "table-cell"},
    [ODS_COVERED_CELL] = {WB_TABLE, "covered-table-cell"},
    [ODS_FORMULA] = {WB_TABLE, "formula"},
    [ODS_NAMED_EXPRESSIONS] = {WB_TABLE, "named-expressions"},
    [ODS_NAMED_RANGE] = {WB_TABLE, "named-range"},
    [ODS_NAMED_EXPRESSION] = {WB_TABLE, "named-expression"},
    [ODS_CELL_RANGE_ADDRESS] = {WB_TABLE, "cell-range-address"},
    [ODS_EXPRESSION] = {WB_TABLE, "expression"},
    [ODS_P] = {WB_TEXT, "p"},
    [ODS_SPAN] = {WB_TEXT, "span"},
    [ODS_A] = {WB_TEXT, "a"},
    [ODS_S] = {WB_TEXT, "s"},
    [ODS_C] = {WB_TEXT, "c"},
    [ODS_TAB] = {WB_TEXT, "tab"},
    [ODS_LINE_BREAK] = {WB_TEXT, "line-break"},
    [ODS_RUBY] = {WB_TEXT, "ruby"},
    [ODS_RUBY_BASE] = {WB_TEXT, "ruby-base"},
    [ODS_TEXT_META] = {WB_TEXT, "meta"},
    [ODS_SHEET_NAME] = {WB_TEXT, "sheet-name"},
    [ODS_TEXT_TITLE] = {WB_TEXT, "title"},
    [ODS_DATE] = {WB_TEXT, "date"},
    [ODS_TIME] = {WB_TEXT, "time"},
    [ODS_FILE_NAME] = {WB_TEXT, "file-name"},
    [ODS_PAGE_NUMBER] = {WB_TEXT, "page-number"},
    [ODS_PAGE_COUNT] = {WB_TEXT, "page-count"},
};

/* Text that counts as the cell's: fields of Calc included, annotations, notes and shapes
 * not, and neither tables in tables, in shapes or in tracked changes. */
#define RUNNING_TEXT(state)                                                            \
    {state, ODS_SPAN, ODS_IN_SPAN}, {state, ODS_S, ODS_IN_SPACE},                      \
        {state, ODS_TAB, ODS_IN_SPACE}, {state, ODS_LINE_BREAK, ODS_IN_SPACE},         \
        {state, ODS_A, ODS_IN_SPAN}, {state, ODS_RUBY, ODS_IN_RUBY},                   \
        {state, ODS_TEXT_META, ODS_IN_SPAN}, {state, ODS_SHEET_NAME, ODS_IN_SPAN},     \
        {state, ODS_TEXT_TITLE, ODS_IN_SPAN}, {state, ODS_DATE, ODS_IN_SPAN},          \
        {state, ODS_TIME, ODS_IN_SPAN}, {state, ODS_FILE_NAME, ODS_IN_SPAN},           \
        {state, ODS_PAGE_NUMBER, ODS_IN_SPAN},                                         \
    {                                                                                  \
        state, ODS_PAGE_COUNT, ODS_IN_SPAN                                             \
    }

#define COLUMNS(state)                                                                 \
    {state, ODS_COLUMN, ODS_IN_COLUMN}, {state, ODS_COLUMN_GROUP, ODS_IN_COLUMNS},     \
        {state, ODS_HEADER_COLUMNS, ODS_IN_COLUMNS},                                   \
    {                                                                                  \
        state, ODS_COLUMNS, ODS_IN_COLUMNS                                             \
    }

#define ROWS(state)                                                                    \
    {state, ODS_ROW, ODS_IN_ROW}, {state, ODS_ROW_GROUP, ODS_IN_ROWS},                 \
        {state, ODS_HEADER_ROWS, ODS_IN_ROWS},                                         \
    {                                                                                  \
        state, ODS_ROWS, ODS_IN_ROWS                                                   \
    }

static const struct wb_step steps[] = {
    {WB_OUTSIDE, ODS_DOCUMENT, ODS_IN_DOCUMENT},
    {WB_OUTSIDE, ODS_DOCUMENT_CONTENT, ODS_IN_DOCUMENT},
    {WB_OUTSIDE, ODS_DOCUMENT_STYLES, ODS_IN_DOCUMENT},
    {WB_OUTSIDE, ODS_DOCUMENT_META, ODS_IN_DOCUMENT},
    {ODS_IN_DOCUMENT, ODS_META, ODS_IN_META},
    {ODS_IN_DOCUMENT, ODS_STYLES, ODS_IN_STYLES},
    {ODS_IN_DOCUMENT, ODS_AUTOMATIC_STYLES, ODS_IN_STYLES},
    {ODS_IN_DOCUMENT, ODS_BODY, ODS_IN_BODY},
    {ODS_IN_META, ODS_TITLE, ODS_IN_PROPERTY},
    {ODS_IN_META, ODS_CREATOR, ODS_IN_PROPERTY},
    {ODS_IN_META, ODS_INITIAL_CREATOR, ODS_IN_PROPERTY},
    {ODS_IN_META, ODS_GENERATOR, ODS_IN_PROPERTY},
    {ODS_IN_META, ODS_USER_DEFINED, ODS_IN_PROPERTY},
    {ODS_IN_STYLES, ODS_STYLE, ODS_IN_STYLE},
    {ODS_IN_STYLES, ODS_PERCENTAGE_STYLE, ODS_IN_DATA_STYLE},
    {ODS_IN_STYLES, ODS_DATE_STYLE, ODS_IN_DATA_STYLE},
    {ODS_IN_STYLES, ODS_NUMBER_STYLE, ODS_IN_DATA_STYLE},
    {ODS_IN_STYLE, ODS_TABLE_PROPERTIES, ODS_IN_TABLE_PROPERTIES},
    {ODS_IN_BODY, ODS_SPREADSHEET, ODS_IN_SPREADSHEET},
    {ODS_IN_SPREADSHEET, ODS_TABLE, ODS_IN_TABLE},
    {ODS_IN_SPREADSHEET, ODS_NAMED_EXPRESSIONS, ODS_IN_NAMES},
    {ODS_IN_SPREADSHEET, ODS_CALCULATION_SETTINGS, ODS_IN_SETTINGS},
    {ODS_IN_SETTINGS, ODS_NULL_DATE, ODS_IN_NULL_DATE},
    ROWS(ODS_IN_TABLE),
    COLUMNS(ODS_IN_TABLE),
    {ODS_IN_TABLE, ODS_NAMED_EXPRESSIONS, ODS_IN_NAMES},
    COLUMNS(ODS_IN_COLUMNS),
    ROWS(ODS_IN_ROWS),
    {ODS_IN_ROW, ODS_CELL, ODS_IN_CELL},
    {ODS_IN_ROW, ODS_COVERED_CELL, ODS_IN_CELL},
    {ODS_IN_CELL, ODS_P, ODS_IN_PARAGRAPH},
    RUNNING_TEXT(ODS_IN_PARAGRAPH),
    RUNNING_TEXT(ODS_IN_SPAN),
    {ODS_IN_RUBY, ODS_RUBY_BASE, ODS_IN_SPAN},
    {ODS_IN_NAMES, ODS_NAMED_RANGE, ODS_IN_NAME},
    {ODS_IN_NAMES, ODS_NAMED_EXPRESSION, ODS_IN_NAME},
};

const struct wb_grammar ods_grammar = {words, ODS_WORDS, steps,
                                       sizeof steps / sizeof *steps};
